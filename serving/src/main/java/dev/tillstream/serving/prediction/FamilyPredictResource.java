package dev.tillstream.serving.prediction;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Predictions of any family's versions. */
@Path("/v1/families/{family}/versions/{version}/predict")
@Tag(name = "Families")
@NonBlocking
public class FamilyPredictResource {

    private static final String REQUEST = "{\"quantity\": 5.0, \"price\": 10.5}";
    private static final String RESPONSE = """
            {"family": "transaction-clusters", "version": 3, "revision": 12, "cluster": 2, "distance": 0.31, \
            "runnerUp": 0, "margin": 1.9, "silhouette_score": 0.742}""";

    private final ModelLookup lookup;

    FamilyPredictResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictWithVersion", summary = "The cluster of a point, and how clear the case is",
            description = "The body is an object with a number for each of the family's features.")
    @APIResponse(responseCode = "200", description = "The cluster, its distance and the runner-up",
            content = @Content(schema = @Schema(implementation = ClusterPrediction.class), example = RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public ClusterPrediction predict(
            @Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "best", schema = @Schema(type = SchemaType.STRING, enumeration = {"1", "2", "3",
                    "best"})) @RestPath String version,
            @RequestBody(required = true,
                    content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Double.class),
                            examples = @ExampleObject(name = "A sale", value = REQUEST))) FeatureValues body) {
        ServedModel served = lookup.served(lookup.family(family), version);
        ClusterAnswer answer = served.model().assign(body.inOrder(served.model().features()));
        if (!Double.isFinite(answer.distance()) || !Double.isFinite(answer.margin())) {
            throw new ProblemException(Problem.of("invalid-input", 400,
                    "the point is too far from every cluster for its distance to be a number"));
        }
        return ClusterPrediction.of(served, answer);
    }
}
