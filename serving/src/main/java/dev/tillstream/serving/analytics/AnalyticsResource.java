package dev.tillstream.serving.analytics;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.prediction.ClassChoice;
import dev.tillstream.serving.prediction.FeatureValues;
import dev.tillstream.serving.prediction.ForestChoice;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.prediction.ModelPrediction;
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

/** System 2's predictions. Microseconds of work: they stay on the event loop. */
@Path("/predict")
@Tag(name = "Retail analytics")
@NonBlocking
public class AnalyticsResource {

    private static final String REQUEST = """
            {"quantity": 6, "price": 2.55, "month": 12, "day": 1, "hour": 8}""";
    private static final String RESPONSE = """
            {"model": "linear_model_3", "version": 3, "revision": 12, "prediction": 18.4, \
            "contributions": {"quantity": -4.1, "price": 0.6, "month": 0.2, "day": -0.1, "hour": 0.3}, \
            "input": {"quantity": 6.0, "price": 2.55, "month": 12.0, "day": 1.0, "hour": 8.0}, \
            "metrics": {"mae": 12.1, "mae_baseline": 19.7, "r2": 0.62, "r2_baseline": -0.001, "rmse": 41.5, \
            "rmse_baseline": 67.3, "rows": 27813.0}}""";

    private static final String CLASS_REQUEST = """
            {"quantity": 6, "price": 2.55, "total_amount": 15.3, "month": 12, "day": 1, "hour": 8}""";
    private static final String CLASS_RESPONSE = """
            {"model": "logistic_model_batch_3", "version": 3, "revision": 12, "prediction": "regular", \
            "probability": 0.12, "score": -1.99, "probabilities": {"regular": 0.88, "high-value": 0.12}, \
            "contributions": {"quantity": -0.2, "price": 0.1, "total_amount": -0.1, "month": 0.0, "day": 0.0, \
            "hour": 0.1}, "input": {"quantity": 6.0, "price": 2.55, "total_amount": 15.3, "month": 12.0, "day": 1.0, \
            "hour": 8.0}, "metrics": {"roc_auc": 0.83, "roc_auc_baseline": 0.5}}""";

    private static final String CATEGORY_RESPONSE = """
            {"model": "rf_model_window_3", "version": 3, "revision": 12, "prediction": "medium", \
            "probability": 0.94, "probabilities": {"low": 0.05, "medium": 0.94, "high": 0.01}, \
            "votes": {"low": 0.04, "medium": 0.94, "high": 0.02}, "contributions": {"quantity": 0.51, "price": 0.02, \
            "total_amount": 0.08, "month": 0.0, "day": 0.0, "hour": 0.0}, "input": {"quantity": 6.0, "price": 2.55, \
            "total_amount": 15.3, "month": 12.0, "day": 1.0, "hour": 8.0}, "metrics": {"accuracy": 0.99, \
            "accuracy_baseline": 0.38, "macro_f1": 0.99, "macro_f1_baseline": 0.18}}""";

    private final ModelLookup lookup;

    AnalyticsResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @POST
    @Path("total_amount/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictTotalAmount", summary = "What an invoice line comes to",
            description = "By the linear model of the first third of the rows (v1), of two thirds (v2) or of all (v3). "
                    + "Other fields than these are refused.")
    @APIResponse(responseCode = "200", description = "The amount, and what each field contributes to it",
            content = @Content(schema = @Schema(implementation = ModelPrediction.class), example = RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public JsonAnswer totalAmount(
            @Parameter(example = "v3", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"v1", "v2", "v3"})) @RestPath String version,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AmountPoint.class),
                    examples = @ExampleObject(name = "A line", value = REQUEST))) FeatureValues body) {
        return RoutePrediction.of(lookup.servedOf(lookup.amounts(), version), "linear_model_", SaleFeatures.OF_AMOUNT,
                body);
    }

    @POST
    @Path("high_value_customer/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictHighValueCustomer",
            summary = "Whether an invoice line is one of a customer of high value",
            description = "By the logistic model of one batch: of the newest three, v1 has the oldest. Other fields than "
                    + "these are refused.")
    @APIResponse(responseCode = "200", description = "The class, its probability, and what each field contributes",
            content = @Content(schema = @Schema(implementation = ClassChoice.class), example = CLASS_RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public JsonAnswer highValueCustomer(
            @Parameter(example = "v3", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"v1", "v2", "v3"})) @RestPath String version,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClassPoint.class),
                    examples = @ExampleObject(name = "A line", value = CLASS_REQUEST))) FeatureValues body) {
        return RoutePrediction.of(lookup.servedOf(lookup.highValues(), version), "logistic_model_batch_",
                SaleFeatures.OF_CLASS, body);
    }

    @POST
    @Path("quantity_category/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictQuantityCategory",
            summary = "Which category the quantity of an invoice line belongs to",
            description = "By the random forest of the first 5 minutes of the stream (v1), of 10 (v2) or of 15 (v3). The "
                    + "categories are quantiles of the training's quantities, and the manifest has their limits; since "
                    + "the quantity is among the fields, there is little to predict. Other fields than these are refused.")
    @APIResponse(responseCode = "200",
            description = "The category, the votes for each, and what each field contributes",
            content = @Content(schema = @Schema(implementation = ForestChoice.class), example = CATEGORY_RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public JsonAnswer quantityCategory(
            @Parameter(example = "v3", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"v1", "v2", "v3"})) @RestPath String version,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClassPoint.class),
                    examples = @ExampleObject(name = "A line", value = CLASS_REQUEST))) FeatureValues body) {
        return RoutePrediction.of(lookup.servedOf(lookup.quantities(), version), "rf_model_window_",
                SaleFeatures.OF_CLASS, body);
    }
}
