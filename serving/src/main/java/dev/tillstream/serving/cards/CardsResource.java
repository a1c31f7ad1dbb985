package dev.tillstream.serving.cards;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.prediction.PredictionExamples;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the models in service are like. */
@Path("/v1/families/{family}/versions/{version}/cards")
@Tag(name = "Families")
@NonBlocking
public class CardsResource {

    private static final String CARDS = """
            {"family": "transaction-clusters", "version": 3, "revision": 12, \
            "artefactSha256": "4fe0ea3f1c1c9a2a5e8b2b8a3a2f7f0a6d1f5e0f8d3d1c3b9d1a7c5e2f4b6a80", "rows": 34754, \
            "revenue": 660714.7, "rowsWithoutDetails": 0, "clusters": 3, "cards": [""" + PredictionExamples.CARD
            + "], \"madeAt\": \"2024-01-15T10:30:02Z\"}";

    private static final String CARD = """
            {"family": "total-amount", "version": 3, "revision": 12, \
            "artefactSha256": "4fe0ea3f1c1c9a2a5e8b2b8a3a2f7f0a6d1f5e0f8d3d1c3b9d1a7c5e2f4b6a80", \
            "algorithm": "linear-regression", "rows": 34754, "intercept": 18.3, "features": [\
            {"feature": "quantity", "coefficient": 1.53, "importance": 0.61}, \
            {"feature": "price", "coefficient": 4.02, "importance": 0.39}], \
            "evaluation": {"heldOutBy": "20 % of the customers", "trainedRows": 27813, "heldOutRows": 6941}, \
            "metrics": {"r2": 0.62, "r2_baseline": -0.001}, "recipe": {"versions": "thirds"}, \
            "sentence": "What matters most is quantity (61 %) and price (39 %); on rows that it was not trained on, r2 \
            is 0.620 (baseline -0.001)."}""";

    private final ModelLookup lookup;
    private final CardShelf shelf;

    CardsResource(ModelLookup lookup, CardShelf shelf) {
        this.lookup = lookup;
        this.shelf = shelf;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "cards", summary = "What the revision in service is like",
            description = "Of clusters the size, quartiles, revenue, typical products and countries, and a sentence: "
                    + "they follow their model by some seconds. Of models that predict a number or a class what each "
                    + "input does, and what the model is worth beside none.")
    @APIResponse(responseCode = "200", description = "A card per cluster, or one of the model",
            content = @Content(schema = @Schema(oneOf = {ClusterCards.class, ModelCard.class}), examples = {
                    @ExampleObject(name = "Clusters", value = CARDS), @ExampleObject(name = "A model", value = CARD)}))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public byte[] cards(@Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "best", schema = @Schema(type = SchemaType.STRING, enumeration = {"1", "2", "3",
                    "best"})) @RestPath String version) {
        ServedModel served = lookup.served(lookup.family(family), version);
        if (!served.isClustering()) {
            return EventJson.encode(ModelCard.of(served));
        }
        return shelf.of(served).map(HeldCards::json)
                .orElseThrow(() -> new ProblemException(Problem.of("no-cards", 404, CardShelf.missing(served))));
    }
}
