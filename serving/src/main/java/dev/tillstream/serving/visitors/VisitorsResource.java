package dev.tillstream.serving.visitors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.data.visitor.VisitorFeatures;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.prediction.Assignment;
import dev.tillstream.serving.prediction.ClassChoice;
import dev.tillstream.serving.prediction.FeatureValues;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.prediction.RoutePrediction;
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

/** System 5's predictions about visitors. Microseconds of work: they stay on the event loop. */
@Path("/predict")
@Tag(name = "Visitors")
@NonBlocking
public class VisitorsResource {

    private static final String SEGMENT_REQUEST = """
            {"views": 12, "carts": 1, "purchases": 0, "items": 7, "sessions": 3, "recency_days": 4}""";
    private static final String SEGMENT_RESPONSE = """
            {"model": "visitor_segment_model_3", "version": 3, "revision": 12, "cluster": 1, "distance": 1.21, \
            "runnerUp": 2, "runnerUpDistance": 7.92, "margin": 6.71, "input": {"views": 12.0, "carts": 1.0, \
            "purchases": 0.0, "items": 7.0, "sessions": 3.0, "recency_days": 4.0}, \
            "silhouette_score": 0.68}""";

    private static final String INTENT_REQUEST = """
            {"session_views": 5, "session_items": 3, "item_views": 2, "session_minutes": 9, "past_sessions": 2, \
            "past_carts": 1, "past_purchases": 0, "days_since_last": 4}""";
    private static final String INTENT_RESPONSE = """
            {"model": "purchase_intent_model_3", "version": 3, "revision": 12, "prediction": "purchase-intent", \
            "probability": 0.19, "score": -1.45, \
            "probabilities": {"no-purchase-intent": 0.81, "purchase-intent": 0.19}, \
            "contributions": {"session_views": 0.9, "session_items": 0.1, "item_views": 0.2, "session_minutes": -0.1, \
            "past_sessions": 0.0, "past_carts": 0.2, "past_purchases": 0.0, "days_since_last": 0.1}, \
            "input": {"session_views": 5.0, "session_items": 3.0, "item_views": 2.0, "session_minutes": 9.0, \
            "past_sessions": 2.0, "past_carts": 1.0, "past_purchases": 0.0, "days_since_last": 4.0}, \
            "metrics": {"roc_auc": 0.68, "roc_auc_baseline": 0.5}}""";

    private final ModelLookup lookup;

    VisitorsResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @POST
    @Path("visitor_segment/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictVisitorSegment", summary = "The segment of a visitor",
            description = "By the clusters of the visitors of the first third of the events (v1), of two thirds (v2) or of "
                    + "all (v3). No field is negative; other fields than these are refused.")
    @APIResponse(responseCode = "200", description = "The cluster, and how clear the case is",
            content = @Content(schema = @Schema(implementation = Assignment.class), example = SEGMENT_RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public JsonAnswer segment(
            @Parameter(example = "v3", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"v1", "v2", "v3"})) @RestPath String version,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = VisitorPoint.class),
                    examples = @ExampleObject(name = "A visitor", value = SEGMENT_REQUEST))) FeatureValues body) {
        return RoutePrediction.of(lookup.servedOf(lookup.segments(), version), "visitor_segment_model_",
                VisitorFeatures.NAMES, body);
    }

    @POST
    @Path("purchase_intent/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictPurchaseIntent",
            summary = "Whether a visitor will put something into the cart or buy",
            description = "Within a day, unless the trainer is set otherwise; by the logistic model of the first third of "
                    + "the events (v1), of two thirds (v2) or of all (v3). No field is negative; other fields than these "
                    + "are refused.")
    @APIResponse(responseCode = "200", description = "The class, its probability, and what each field contributes",
            content = @Content(schema = @Schema(implementation = ClassChoice.class), example = INTENT_RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public JsonAnswer intent(
            @Parameter(example = "v3", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"v1", "v2", "v3"})) @RestPath String version,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = IntentPoint.class),
                    examples = @ExampleObject(name = "A look", value = INTENT_REQUEST))) FeatureValues body) {
        return RoutePrediction.of(lookup.servedOf(lookup.intents(), version), "purchase_intent_model_",
                IntentFeatures.NAMES, body);
    }
}
