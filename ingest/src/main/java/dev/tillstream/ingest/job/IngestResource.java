package dev.tillstream.ingest.job;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends files to the stream, and tells how far they are. */
@Path("/ingest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest", description = "Files in, rows out")
public class IngestResource {

    private static final String QUEUED = """
            {"id": "6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", "file": "online_retail_II.xlsx", "state": "queued",
             "forced": false, "read": 0, "published": 0, "refused": 0, "refusedByReason": {},
             "queuedAt": "2026-01-15T10:30:00Z"}""";
    private static final String COMPLETED = """
            {"id": "6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", "file": "online_retail_II.xlsx", "state": "completed",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "forced": false,
             "read": 34766, "published": 34764, "refused": 2,
             "refusedByReason": {"Quantity is not a number": 2}, "rowsPerSecond": 103000, "percent": 100.0,
             "queuedAt": "2026-01-15T10:30:00Z", "finishedAt": "2026-01-15T10:30:01Z"}""";
    private static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such job", "status": 404,
             "detail": "there is no job 6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11; GET /ingest/jobs lists all"}""";
    private static final String NO_FILE = """
            {"type": "about:blank", "title": "No file", "status": 400,
             "detail": "send the workbook as the part 'file' of a multipart/form-data request"}""";

    private final Ingest ingest;

    IngestResource(Ingest ingest) {
        this.ingest = ingest;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Send a workbook",
            description = """
                    Takes an .xlsx or .csv (or .csv.gz) file and ingests it behind the jobs before it. A file whose content was sent before is not
                    sent again, unless forced. The job tells whether the file is bad.""")
    @APIResponse(responseCode = "202", description = "The file is queued",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "queued", value = QUEUED)))
    @APIResponse(responseCode = "400", description = "No file",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no file", value = NO_FILE)))
    public RestResponse<JobView> upload(@RestForm("file") FileUpload file, @RestQuery boolean force)
            throws IOException {
        if (file == null || file.fileName() == null) {
            throw new ProblemException(Problem.of(400, "No file",
                    "send the workbook as the part 'file' of a multipart/form-data request"));
        }
        Job job = ingest.submitUpload(file.uploadedFile(), file.fileName(), force);
        return ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED, JobView.of(job))
                .location(URI.create("/ingest/jobs/" + job.id())).build();
    }

    @GET
    @Path("/jobs")
    @Operation(summary = "List the jobs", description = "Those of this life of the service, the oldest first.")
    @APIResponse(responseCode = "200", description = "The jobs",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = JobView[].class),
                    examples = @ExampleObject(name = "one job", value = "["
                            + COMPLETED + "]")))
    public List<JobView> jobs() {
        return ingest.jobs().stream().map(JobView::of).toList();
    }

    @GET
    @Path("/jobs/{id}")
    @Operation(summary = "Look at a job", description = "How far it is; once it is done, its receipt.")
    @APIResponse(responseCode = "200", description = "The job",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class),
                    examples = @ExampleObject(name = "completed", value = COMPLETED)))
    @APIResponse(responseCode = "404", description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = NOT_FOUND)))
    public JobView job(@RestPath String id) {
        return find(id);
    }

    @ServerExceptionMapper
    RestResponse<Problem> answer(ProblemException e) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(e.problem().status()), e.problem())
                .type(Problem.MEDIA_TYPE).build();
    }

    private JobView find(String id) {
        try {
            return ingest.job(UUID.fromString(id)).map(JobView::of).orElseThrow(() -> notFound(id));
        } catch (IllegalArgumentException e) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(Problem.of(404, "No such job", "there is no job " + id
                + "; GET /ingest/jobs lists all"));
    }
}
