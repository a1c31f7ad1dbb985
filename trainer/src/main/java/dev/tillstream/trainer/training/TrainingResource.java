package dev.tillstream.trainer.training;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.trainer.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Training, to look at and to begin. */
@Path("/training")
@Tag(name = "Training")
public class TrainingResource {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Trainer trainer;

    TrainingResource(Trainer trainer) {
        this.trainer = trainer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTraining", summary = "What the trainer does and did",
            description = """
                            The state, the rows taken in, why training stands still if it does, the versions whose newest model was \
                            refused, what runs and what waits, how far the newest batches are from what each model was \
                    trained on, and the last twenty trainings with their duration, each version's numbers \
                            and a log.""")
    @APIResponse(responseCode = "200", description = "The trainer's state",
            content = @Content(schema = @Schema(implementation = TrainingReport.class),
                    examples = @ExampleObject(name = "second training", value = TrainingExamples.REPORT)))
    public TrainingReport training() {
        return trainer.report();
    }

    @POST
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "train", summary = "Train now",
            description = """
                    Trains the versions whose rows or settings have changed, without waiting for more batches. While such a \
                    run waits or is under way, it is that one, so asking twice trains once. GET /training tells what became \
                    of it, by its number.""")
    @APIResponse(responseCode = "202", description = "The run that does it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Turn.class),
                    examples = @ExampleObject(name = "waits", value = TrainingExamples.WAITS)))
    @APIResponse(responseCode = "409", description = "Training has stopped: an announcement can't be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "stopped", value = TrainingExamples.POISONED)))
    @APIResponse(responseCode = "503", description = "The trainer has just started",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "early", value = TrainingExamples.EARLY)))
    public Response train(@Parameter(description = "Train every version again, even if its rows and settings are the "
            + "same, or its rows were refused") @RestQuery boolean all) {
        trainer.poisoned().ifPresent(why -> {
            throw Problem.of(409, "Training has stopped", why + "; a restart tries again").asAnswer();
        });
        if (!trainer.isCaughtUp()) {
            Response early = Problem.of(503, "Not ready",
                    "the batches from before the start are still being taken in").asAnswer().getResponse();
            return Response.fromResponse(early).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
        }
        return Response.accepted(trainer.trainNow(all)).type(MediaType.APPLICATION_JSON)
                .location(URI.create("/training")).build();
    }
}
