package dev.tillstream.batcher;

import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.batcher.BatchCatalogue.Entry;
import dev.tillstream.batcher.BatchCatalogue.Totals;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The catalogue of batches. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches", description = "What is stored")
public class BatchResource {

    private static final int MOST = 1_000;
    private static final String DEFAULT_LIMIT = "100";
    private static final String PROBLEM = "application/problem+json";
    private static final String BATCH = """
            {"id": "retail-transactions-0-0", "dataset": "online-retail", "arrival": 0,
             "offsets": {"topic": "retail-transactions", "partition": 0, "first": 0, "last": 9999},
             "file": "batch_retail-transactions-0-0-9999.csv", "stored": true, "rows": 10000, "bytes": 921304,
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "closedBy": "ROWS",
             "storedAt": "2026-01-15T10:30:00Z"}""";
    private static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such batch", "status": 404,
             "detail": "there is no batch retail-transactions-0-5; GET /batches lists all"}""";
    private static final String BAD_PAGE = """
            {"type": "about:blank", "title": "No such page", "status": 400, "field": "limit",
             "detail": "limit must be from 1 to 1000"}""";

    private final BatchCatalogue catalogue;
    private final BatcherConfig config;

    BatchResource(BatchCatalogue catalogue, BatcherConfig config) {
        this.catalogue = catalogue;
        this.config = config;
    }

    /**
     * A batch as the API shows it.
     *
     * @param arrival zero-based place among all batches
     * @param stored whether the file is there: retention may have removed it
     */
    public record BatchView(String id, String dataset, int arrival, OffsetRange offsets, String file, boolean stored,
            int rows, long bytes, String sha256, BatchStored.ClosedBy closedBy, Instant storedAt) {}

    /**
     * A page of the catalogue.
     *
     * @param total all batches that were asked for, on all pages
     */
    public record Page(long total, int offset, int limit, List<BatchView> batches) {}

    @GET
    @Operation(operationId = "listBatches", summary = "List the batches", description = "In arrival order, by pages.")
    @APIResponse(responseCode = "200", description = "A page of the batches",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class),
                    examples = @ExampleObject(name = "one batch",
                            value = "{\"total\": 1, \"offset\": 0, \"limit\": 100, \"batches\": [" + BATCH + "]}")))
    @APIResponse(responseCode = "400", description = "No such page",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Map.class),
                    examples = @ExampleObject(name = "bad limit", value = BAD_PAGE)))
    public Page list(@Parameter(description = "Whose batches; all without it") @RestQuery String dataset,
            @Parameter(description = "How many to pass over") @RestQuery @DefaultValue("0") int offset,
            @Parameter(
                    description = "How many at most, up to 1000") @RestQuery @DefaultValue(DEFAULT_LIMIT) int limit) {
        require(offset >= 0, "offset", "offset can't be negative");
        require(limit >= 1 && limit <= MOST, "limit", "limit must be from 1 to " + MOST);
        long total = catalogue.totals().stream().filter(sum -> dataset == null || sum.dataset().equals(dataset))
                .mapToLong(Totals::batches).sum();
        return new Page(total, offset, limit,
                catalogue.page(dataset, offset, limit).stream().map(this::view).toList());
    }

    @GET
    @Path("/totals")
    @Operation(operationId = "sumBatches", summary = "Sums of each dataset",
            description = "Batches, rows and bytes that were stored, removed files included.")
    @APIResponse(responseCode = "200", description = "One entry for each dataset that has batches",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = Totals[].class),
                    examples = @ExampleObject(name = "one dataset", value = """
                            [{"dataset": "online-retail", "batches": 4, "rows": 34766, "bytes": 3204113}]""")))
    public List<Totals> totals() {
        return catalogue.totals();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBatch", summary = "Look at a batch",
            description = "By its id: topic, partition and first offset.")
    @APIResponse(responseCode = "200", description = "The batch",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = BatchView.class),
                    examples = @ExampleObject(name = "a full batch", value = BATCH)))
    @APIResponse(responseCode = "404", description = "No such batch",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Map.class),
                    examples = @ExampleObject(name = "not found", value = NOT_FOUND)))
    public BatchView get(@RestPath String id) {
        return catalogue.find(id).map(this::view).orElseThrow(() -> problem(404, "No such batch", Map.of("detail",
                "there is no batch " + id + "; GET /batches lists all")));
    }

    private BatchView view(Entry entry) {
        BatchStored batch = entry.batch();
        return new BatchView(batch.id(), batch.dataset(), entry.arrival(), batch.offsets(), batch.file(),
                Files.exists(config.path().resolve(batch.file())), batch.rows(), batch.bytes(), batch.sha256(),
                batch.closedBy(), batch.storedAt());
    }

    private static void require(boolean sound, String field, String detail) {
        if (!sound) {
            throw problem(400, "No such page", Map.of("field", field, "detail", detail));
        }
    }

    private static WebApplicationException problem(int status, String title, Map<String, String> members) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.putAll(members);
        return new WebApplicationException(Response.status(status).type(PROBLEM).entity(problem).build());
    }
}
