package dev.tillstream.serving.prediction;

import java.io.IOException;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.http.BodyBytes;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Predictions of any family's versions; {@link BodyBytes} keeps what takes long off the event loop. */
@Path(FamilyPredictResource.PATH)
@Tag(name = "Families")
@NonBlocking
public class FamilyPredictResource {

    /** Where a version predicts. */
    public static final String PATH = "/v1/families/{family}/versions/{version}/predict";

    private final PointsJson json;
    private final ModelLookup lookup;
    private final Explanations explanations;

    FamilyPredictResource(PointsJson json, ModelLookup lookup, Explanations explanations) {
        this.json = json;
        this.lookup = lookup;
        this.explanations = explanations;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictWithVersion", summary = "What a model says to a point",
            description = "The body is an object with a number for each of the family's features, or an array of "
                    + "such objects: one revision answers all of them, in their order, or none if one is at fault.")
    @APIResponse(responseCode = "200",
            description = "The cluster, its distance and the runner-up, or the prediction and what each "
                    + "feature contributes to it; of an array, all",
            content = @Content(
                    schema = @Schema(oneOf = {ClusterPrediction.class, ModelPrediction.class, BulkPrediction.class}),
                    examples = {
                            @ExampleObject(name = "A sale", value = PredictionExamples.PREDICTION),
                            @ExampleObject(name = "A sale, explained", value = PredictionExamples.EXPLAINED),
                            @ExampleObject(name = "Two sales", value = PredictionExamples.PREDICTIONS)}))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public Uni<JsonAnswer> predict(
            @Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "best", schema = @Schema(type = SchemaType.STRING, enumeration = {"1", "2", "3",
                    "best"})) @RestPath String version,
            @Parameter(description = "whether to add the card of each cluster in the answer",
                    example = "true") @RestQuery boolean explain,
            @RequestBody(required = true,
                    content = @Content(schema = @Schema(oneOf = {TransactionPoint.class, TransactionPoint[].class}),
                            examples = {@ExampleObject(name = "A sale", value = PredictionExamples.POINT),
                                    @ExampleObject(name = "Two sales",
                                            value = PredictionExamples.POINTS)})) BodyBytes body)
            throws IOException {
        ServedModel served = lookup.served(lookup.family(family), version);
        return body.answer(bytes -> answer(served, json.read(bytes), explain));
    }

    private JsonAnswer answer(ServedModel served, Points points, boolean explain) {
        if (!points.single()) {
            return BulkPrediction.of(served, points.values(), explain ? explanations : null);
        }
        return ModelPrediction.of(served, points.values().get(0).inOrder(served.model().features()),
                explain ? explanations : null);
    }
}
