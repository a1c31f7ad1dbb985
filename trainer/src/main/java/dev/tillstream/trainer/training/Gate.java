package dev.tillstream.trainer.training;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.family.Outcome;

/**
 * The rules that a new model has to pass before it is announced. Rules that compare it with the model in use don't hold
 * for a version's first model, nor for one that was made with other settings, since those are meant to change it. A rule
 * about a metric that a model does not have, like the clusters of a model that has none, does not hold for it.
 *
 * @param minRows fewest rows that were trained on
 * @param minDistinctPoints fewest distinct points among them
 * @param minBalance least {@link ModelManifest#BALANCE}, 0 to 1
 * @param maxSilhouetteDrop most that the silhouette may be below that of the model in use, 0 to 2
 * @param maxChurn most {@link ModelManifest#CHURN}, 0 to 1
 */
record Gate(long minRows, long minDistinctPoints, double minBalance, double maxSilhouetteDrop, double maxChurn) {

    Gate {
        requireRange("min-balance", minBalance, 1);
        requireRange("max-silhouette-drop", maxSilhouetteDrop, 2);
        requireRange("max-churn", maxChurn, 1);
    }

    static Gate of(TrainerConfig.Gate config) {
        return new Gate(config.minRows(), config.minDistinctPoints(), config.minBalance(),
                config.maxSilhouetteDrop(), config.maxChurn());
    }

    /**
     * The outcome itself, or the refusal of its model.
     *
     * @param recipe that the outcome was made with
     * @param inUse the version's model in use, if there is one
     */
    Outcome judge(Outcome outcome, Map<String, String> recipe, Optional<ModelManifest> inUse) {
        if (!(outcome instanceof Outcome.Trained trained)) {
            return outcome;
        }
        Optional<String> why = tooSmall(trained).or(
                () -> inUse.filter(before -> before.recipe().equals(recipe)).flatMap(before -> worse(trained, before)));
        return why.isEmpty() ? outcome : new Outcome.Refused(trained.slice(), why.get(), trained.metrics());
    }

    private Optional<String> tooSmall(Outcome.Trained trained) {
        return below(trained.metrics(), ModelManifest.ROWS, "rows", minRows)
                .or(() -> below(trained.metrics(), ModelManifest.DISTINCT_POINTS, "distinct points", minDistinctPoints))
                .or(() -> below(trained.metrics(), ModelManifest.BALANCE, "balance", minBalance));
    }

    private Optional<String> worse(Outcome.Trained trained, ModelManifest before) {
        Double silhouette = trained.metrics().get(ModelManifest.SILHOUETTE);
        Double silhouetteBefore = before.metrics().get(ModelManifest.SILHOUETTE);
        if (silhouette != null && silhouetteBefore != null && silhouetteBefore - silhouette > maxSilhouetteDrop) {
            return Optional.of(text("the silhouette fell from %s to %s, by more than %s", silhouetteBefore, silhouette,
                    maxSilhouetteDrop));
        }
        Double churn = trained.metrics().get(ModelManifest.CHURN);
        if (churn != null && churn > maxChurn) {
            return Optional.of(text("%s of the rows changed their cluster, more than %s", churn, maxChurn));
        }
        return Optional.empty();
    }

    private static Optional<String> below(Map<String, Double> metrics, String metric, String name, double least) {
        Double value = metrics.get(metric);
        return value == null || value >= least
                ? Optional.empty()
                : Optional.of(text("%s: %s, less than %s", name, value, least));
    }

    private static void requireRange(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("trainer.gate." + name + " is " + value + ", not 0 to " + most);
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
