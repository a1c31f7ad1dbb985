package dev.tillstream.serving.cards;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.ServedModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a model that predicts is like, for people. Unlike the cards of clusters it comes of the model alone, so that it is
 * there with its model.
 *
 * @param rows that it stands for; the evaluation has those that it was trained on and judged by
 * @param intercept the prediction when every input has the mean of the training; null for models that have none
 * @param features what each input does
 * @param metrics of held-out rows, each beside that of its baseline
 * @param classes what it tells apart; empty for models that predict a number
 * @param recipe the settings it was trained with
 * @param notes what one has to know to read its figures rightly
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ModelCard(
        @Schema(examples = "total-amount") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        String artefactSha256,
        @Schema(examples = "linear-regression") String algorithm,
        @Schema(examples = "27813") long rows,
        @Schema(examples = "18.3", nullable = true,
                description = "the prediction when every input has the mean of the training") Double intercept,
        List<FeatureEffect> features,
        List<ModelClass> classes,
        Evaluation evaluation,
        Map<String, Double> metrics,
        Map<String, String> recipe,
        List<String> notes,
        @Schema(examples = "Quantity matters most (61 %).") String sentence) {

    private static final Map<String, List<String>> NOTES = Map.of(
            "total-amount",
            List.of("An amount is quantity times price, which no sum of a part for each can express: the "
                    + "further both are from their means, the further off is the prediction."),
            "quantity-category",
            List.of("A category is a range of the quantity, and the quantity is one of the inputs: "
                    + "the model has a rule to find again rather than something unknown to predict."),
            "high-value-customer", List.of("Whether a customer is of high value comes of all that the customer bought; "
                    + "the model sees one line of it."),
            "purchase-intent",
            List.of("It was judged by time that came after all that it was trained on. Few looks lead "
                    + "to a purchase, so most probabilities are small; the threshold is the one with the best F1 in the "
                    + "training."),
            "item-recommendations",
            List.of("It was judged by what visitors looked at next in later sessions; the model in service is made in "
                    + "the same way of those sessions too. A recommendation that nobody followed may have been a good "
                    + "one, since nobody was shown it."));

    /** Of a model that is no clustering. */
    static ModelCard of(ServedModel served) {
        ModelManifest manifest = served.manifest();
        List<FeatureEffect> features = effects(served.model());
        return new ModelCard(manifest.family(), manifest.version(), manifest.revision(), manifest.artefactSha256(),
                manifest.algorithm(), manifest.dataSize(), intercept(served.model()), features, manifest.classes(),
                manifest.evaluation(), manifest.metrics(), manifest.recipe(),
                NOTES.getOrDefault(manifest.family(), List.of()), sentence(features, manifest));
    }

    private static List<FeatureEffect> effects(ModelArtefact model) {
        if (model instanceof ForestModel forest) {
            return FeatureEffect.of(forest);
        }
        if (model instanceof LinearModel linear) {
            return FeatureEffect.of(linear);
        }
        return model instanceof LogisticModel logistic ? FeatureEffect.of(logistic.linear()) : List.of();
    }

    private static Double intercept(ModelArtefact model) {
        if (model instanceof LinearModel linear) {
            return linear.intercept();
        }
        return model instanceof LogisticModel logistic ? logistic.linear().intercept() : null;
    }

    private static String sentence(List<FeatureEffect> features, ModelManifest manifest) {
        String most = features.stream().sorted(Comparator.comparingDouble(FeatureEffect::importance).reversed())
                .limit(2)
                .filter(effect -> effect.importance() > 0)
                .map(effect -> String.format(Locale.ROOT, "%s (%.0f %%)", effect.feature(), 100 * effect.importance()))
                .collect(Collectors.joining(" and "));
        String metric = manifest.bestBy().metric();
        Double baseline = manifest.metrics().get(metric + MetricNames.BASELINE);
        String matters = most.isEmpty() ? "No input matters" : "What matters most is " + most;
        return (features.isEmpty() ? "On" : matters + "; on")
                + String.format(Locale.ROOT, " rows that it was not trained on, %s is %.3f", metric,
                        manifest.metric(metric))
                + (baseline == null ? "." : String.format(Locale.ROOT, " (baseline %.3f).", baseline));
    }
}
