package dev.tillstream.serving.prediction;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import io.quarkus.vertx.http.Uncompressed;
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

/** System 1's predictions. Microseconds of work: they stay on the event loop. */
@Path("/predict")
@Tag(name = "Retail clustering")
@NonBlocking
public class PredictResource {

    private static final String REQUEST = "{\"quantity\": 5.0, \"price\": 10.5}";
    private static final String RESPONSE = """
            {"model": "model_1", "cluster": 2, "input": {"quantity": 5.0, "price": 10.5}, "silhouette_score": 0.742}""";

    private final ModelLookup lookup;

    PredictResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @POST
    @Uncompressed
    @Path("{model}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predict", summary = "The cluster of a transaction",
            description = "'best' answers from the model with the highest silhouette and names it.")
    @APIResponse(responseCode = "200", description = "The cluster",
            content = @Content(schema = @Schema(implementation = Prediction.class), example = RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public Prediction predict(
            @Parameter(example = "best", schema = @Schema(type = SchemaType.STRING, enumeration = {"model1", "model2",
                    "model3", "best"})) @RestPath String model,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TransactionPoint.class),
                    examples = @ExampleObject(name = "A sale", value = REQUEST))) FeatureValues body) {
        FamilyModels family = lookup.family();
        ServedModel served = lookup.served(family, versionOf(model));
        double[] point = body.inOrder(TransactionFeatures.NAMES);
        return new Prediction(served.name(), served.assign(point).cluster(), new TransactionPoint(point[0], point[1]),
                served.silhouette());
    }

    private static String versionOf(String model) {
        return switch (model) {
            case "best" -> "best";
            case "model1" -> "1";
            case "model2" -> "2";
            case "model3" -> "3";
            default -> throw new ProblemException(Problem.of(404,
                    "there is no model '" + model + "', only model1, model2, model3 and best"));
        };
    }
}
