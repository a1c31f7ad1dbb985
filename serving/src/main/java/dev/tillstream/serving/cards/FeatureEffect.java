package dev.tillstream.serving.cards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.Scaler;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one input does to a model's answer.
 *
 * @param coefficient what the prediction changes by when the input grows by 1, with all others as they are; null for
 *        models that have none, and where logarithms of inputs are taken, since it depends on the input then
 * @param importance its share of what all inputs do, 0 to 1
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeatureEffect(
        @Schema(examples = "quantity") String feature,
        @Schema(examples = "1.53", nullable = true,
                description = "what the prediction (or the logarithm of the odds) changes by when the input grows by 1") Double coefficient,
        @Schema(examples = "0.61",
                description = "the share of what all inputs do, for inputs that vary as those of the training") double importance) {

    /** The importance is the mean decrease of impurity. */
    static List<FeatureEffect> of(ForestModel model) {
        double[] importances = model.importances();
        return IntStream.range(0, importances.length)
                .mapToObj(f -> new FeatureEffect(model.features().get(f), null, importances[f])).toList();
    }

    /** The importance is that of coefficients for inputs scaled to a like spread, without their signs. */
    static List<FeatureEffect> of(LinearModel model) {
        double[] coefficients = model.coefficients();
        double[] scales = model.scaler().scale();
        boolean isOfInputs = model.scaler().kind() == Scaler.Kind.STANDARD;
        double all = Arrays.stream(coefficients).map(Math::abs).sum();
        List<FeatureEffect> effects = new ArrayList<>();
        for (int f = 0; f < coefficients.length; f++) {
            // One zero only, as in answers.
            effects.add(new FeatureEffect(model.features().get(f),
                    isOfInputs ? Double.valueOf(coefficients[f] / scales[f] + 0.0) : null,
                    all > 0 ? Math.abs(coefficients[f]) / all : 0));
        }
        return effects;
    }
}
