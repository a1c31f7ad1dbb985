package dev.tillstream.trainer.training;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Training, to look at. */
@Path("/training")
@Tag(name = "Training")
public class TrainingResource {

    private static final String EXAMPLE = """
            {
              "state": "idle",
              "batches": 4,
              "rowsDigested": 34766,
              "failures": [],
              "refused": [
                {
                  "family": "transaction-clusters",
                  "version": 3,
                  "rows": 34766,
                  "metrics": {"churn": 0.71, "distinct_points": 1687.0, "silhouette": 0.95},
                  "refused": "0.71 of the rows changed their cluster, more than 0.5"
                }
              ],
              "trainings": [
                {
                  "dataset": "online-retail",
                  "batches": 4,
                  "rows": 34766,
                  "startedAt": "2026-01-15T10:29:58Z",
                  "seconds": 0.41,
                  "versions": [
                    {
                      "family": "transaction-clusters",
                      "version": 1,
                      "rows": 11588,
                      "revision": 7,
                      "metrics": {"distinct_points": 1004.0, "inertia": 10448.9, "silhouette": 0.9965},
                      "seconds": 0.12
                    }
                  ]
                }
              ]
            }""";

    private final Trainer trainer;

    TrainingResource(Trainer trainer) {
        this.trainer = trainer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the trainer does and did", description = "The state, the rows taken in, why training "
            + "stands still if it does, the versions whose newest model was refused, and the last twenty trainings "
            + "with each version's numbers.")
    @APIResponse(responseCode = "200", description = "The trainer's state",
            content = @Content(schema = @Schema(implementation = TrainingReport.class),
                    examples = @ExampleObject(name = "after a training", value = EXAMPLE)))
    public TrainingReport training() {
        return trainer.report();
    }
}
