package dev.tillstream.serving.reconciliation;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether every row is where it should be. */
@Path("/reconciliation")
@Tag(name = "Status")
@NonBlocking
public class ReconciliationResource {

    /** One entry per dataset. */
    public record Report(List<Totals> datasets) {}

    private static final String RESPONSE = """
            {"datasets": [{"dataset": "online-retail", "read": 34766, "refused": 12, "published": 34754, \
            "repaired": 2, "stored": 30000, "dead_lettered": 0, "digested": 30000, "unaccounted_ingest": 0, \
            "unaccounted_batcher": 4756}]}""";

    private final Reconciliation reconciliation;

    ReconciliationResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reconcile", summary = "Rows read, refused, published, repaired, stored and digested",
            description = "Each service announces its counters; the two differences are 0 once all is at rest. "
                    + "Rows made of dead letters are counted apart, as repaired.")
    @APIResponse(responseCode = "200", description = "Sums per dataset",
            content = @Content(schema = @Schema(implementation = Report.class), example = RESPONSE))
    public Report report() {
        return new Report(reconciliation.totals());
    }
}
