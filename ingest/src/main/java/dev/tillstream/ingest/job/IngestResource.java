package dev.tillstream.ingest.job;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.problem.Problem;
import dev.tillstream.ingest.problem.ProblemException;
import dev.tillstream.ingest.publish.RefusedRows;
import dev.tillstream.ingest.source.ReadSettings;
import io.smallrye.mutiny.Multi;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends files to the stream, and tells how far they are. */
@Path("/ingest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest", description = "Files in, rows out")
public class IngestResource {

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(250);

    private final Ingest ingest;
    private final UploadRequests requests;

    IngestResource(Ingest ingest, UploadRequests requests) {
        this.ingest = ingest;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "ingestFile", summary = "Send a workbook or a table",
            description = """
                    Takes an .xlsx or .csv (or .csv.gz) file and ingests it behind the jobs before it. What it holds is \
                    found out from its header. A file whose content was sent before is not sent again, unless forced. \
                    The job tells whether the file is bad.""")
    @APIResponse(responseCode = "202", description = "The file is queued",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "queued", value = IngestExamples.QUEUED)))
    @APIResponse(responseCode = "400", description = "No file, or no such dataset",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no file", value = IngestExamples.NO_FILE)))
    @APIResponse(responseCode = "413", description = "The body is larger than quarkus.http.limits.max-body-size",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "too large", value = IngestExamples.TOO_LARGE)))
    @APIResponse(responseCode = "415", description = "The body is no form",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no form", value = IngestExamples.NO_FORM)))
    public RestResponse<JobView> upload(@RestForm("file") FileUpload file,
            @Parameter(description = "Send it although its content was sent before") @RestQuery boolean force,
            @Parameter(description = "online-retail, amazon-sales or retailrocket; found out from the file "
                    + "if it is not given") @RestQuery String dataset)
            throws IOException {
        if (file == null || file.fileName() == null) {
            throw new ProblemException(Problem.of(400, "No file",
                    "send the workbook as the part 'file' of a multipart/form-data request"));
        }
        Job job = ingest.submitUpload(file.uploadedFile(), file.fileName(), force, dataset(dataset));
        return ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED, JobView.of(job))
                .location(URI.create("/ingest/jobs/" + job.id())).build();
    }

    @GET
    @Path("/jobs")
    @Operation(operationId = "listIngestJobs", summary = "List the jobs",
            description = "The last 1,000, those of earlier lives of the service too, the oldest first.")
    @APIResponse(responseCode = "200", description = "The jobs",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = JobView[].class),
                    examples = @ExampleObject(name = "one job", value = "[" + IngestExamples.COMPLETED + "]")))
    public List<JobView> jobs() {
        return ingest.jobs().stream().map(JobView::of).toList();
    }

    @GET
    @Path("/jobs/{id}")
    @Operation(operationId = "getIngestJob", summary = "Look at a job",
            description = "How far it is; once it is done, its receipt.")
    @APIResponse(responseCode = "200", description = "The job",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "completed", value = IngestExamples.COMPLETED)))
    @APIResponse(responseCode = "404", description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = IngestExamples.NOT_FOUND)))
    public JobView job(@RestPath String id) {
        return JobView.of(find(id));
    }

    @DELETE
    @Path("/jobs/{id}")
    @Operation(operationId = "cancelIngestJob", summary = "Cancel a job",
            description = """
                    A job that waits ends at once; one that is at work ends behind the row that is being sent. What was \
                    sent stays sent, and sending the file again goes on behind it.""")
    @APIResponse(responseCode = "202", description = "The job ends",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "queued", value = IngestExamples.QUEUED)))
    @APIResponse(responseCode = "404", description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = IngestExamples.NOT_FOUND)))
    @APIResponse(responseCode = "409", description = "It has ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "ended", value = IngestExamples.ENDED)))
    public RestResponse<JobView> cancel(@RestPath String id) {
        Job job = find(id);
        if (!ingest.cancel(job.id())) {
            throw new ProblemException(Problem.of(409, "Has ended", "the job " + id + " has ended already"));
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, JobView.of(find(id)));
    }

    @GET
    @Path("/jobs/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "followIngestJob", summary = "Follow a job",
            description = "The job whenever it has changed, as server-sent events; they end with the job.")
    @APIResponse(responseCode = "200", description = "Events, each of them the job",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS,
                    schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "completed", value = IngestExamples.COMPLETED)))
    @APIResponse(responseCode = "404", description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = IngestExamples.NOT_FOUND)))
    public Multi<JobView> events(@RestPath String id) {
        Job job = find(id);
        return Multi.createFrom().ticks().every(BETWEEN_EVENTS).onOverflow().drop()
                .map(tick -> JobView.of(ingest.job(job.id()).orElse(job)))
                .select().first(untilFinished())
                .skip().repetitions();
    }

    @GET
    @Path("/jobs/{id}/refused")
    @Produces("text/csv")
    @Operation(operationId = "downloadRefusedRows", summary = "Download the refused rows of a job",
            description = """
                    As CSV: where each row stood, why it was refused, and its cells under the file's own headers; mended, \
                    the file can be sent again.""")
    @APIResponse(responseCode = "200", description = "The refused rows so far; without any, the header alone",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class),
                    examples = @ExampleObject(name = "one row", value = IngestExamples.REFUSED)))
    @APIResponse(responseCode = "404", description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = IngestExamples.NOT_FOUND)))
    @APIResponse(responseCode = "503", description = "Kafka can't be used now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no Kafka", value = Problem.NO_KAFKA_EXAMPLE)))
    public RestResponse<StreamingOutput> refused(@RestPath String id) throws IOException {
        Job job = find(id);
        if (job.content().topic() == null) {
            throw new ProblemException(Problem.of(404, "No rows", "no row of the job " + id + " has been read"));
        }
        // Before the answer begins, so that it can still be another one.
        RefusedRows.Table table = ingest.refused(job);
        StreamingOutput rows = table::write;
        return ResponseBuilder.ok(rows, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused-" + job.id() + ".csv\"")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> answer(ProblemException e) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(e.problem().status()), e.problem())
                .type(Problem.MEDIA_TYPE).build();
    }

    /** A body whose length nobody announced is counted as it comes: what Quarkus answers by itself has no body. */
    @ServerExceptionMapper
    Response answer(WebApplicationException e) {
        return e.getResponse().getStatus() == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()
                ? Response.fromResponse(e.getResponse()).entity(requests.tooLarge())
                        .type(Problem.MEDIA_TYPE).build()
                : e.getResponse();
    }

    @ServerExceptionMapper
    RestResponse<Problem> answer(KafkaException e) {
        IngestLog.noRefusedRows(e);
        return ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, Problem.noKafka(e))
                .type(Problem.MEDIA_TYPE).header(HttpHeaders.RETRY_AFTER, Problem.LATER_SECONDS).build();
    }

    /** True up to the first view of a finished job, inclusive. */
    private static Predicate<JobView> untilFinished() {
        boolean[] finished = {false};
        return view -> {
            boolean wanted = !finished[0];
            finished[0] = view.isFinished();
            return wanted;
        };
    }

    private static Optional<Dataset<?>> dataset(String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReadSettings.dataset(name));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(400, "No such dataset", e.getMessage()));
        }
    }

    private Job find(String id) {
        try {
            return ingest.job(UUID.fromString(id)).orElseThrow(() -> notFound(id));
        } catch (IllegalArgumentException e) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(Problem.of(404, "No such job", "there is no job " + id
                + "; GET /ingest/jobs lists all"));
    }
}
