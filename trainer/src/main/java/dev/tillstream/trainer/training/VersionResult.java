package dev.tillstream.trainer.training;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.family.Outcome;

/**
 * What a training brought for one version.
 *
 * @param family for example {@code transaction-clusters}
 * @param version 1, 2 or 3
 * @param rows that the version stands for
 * @param revision of the announced model; null if it was refused
 * @param metrics by the manifest's names; of a model that was refused, too, and empty only if none could be made
 * @param seconds wall time of the version's training and evaluation; null if it was refused
 * @param refused why there is no new model; null if there is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VersionResult(
        String family,
        int version,
        long rows,
        Long revision,
        Map<String, Double> metrics,
        Double seconds,
        String refused) {

    public VersionResult {
        requireNonNull(family, "family");
        requireNonNull(metrics, "metrics");
    }

    static VersionResult of(ModelManifest manifest) {
        return new VersionResult(manifest.family(), manifest.version(), manifest.dataSize(), manifest.revision(),
                manifest.metrics(), manifest.trainingSeconds(), null);
    }

    static VersionResult of(String family, Outcome.Refused refused) {
        return new VersionResult(family, refused.slice().version(), refused.slice().rows(), null,
                new TreeMap<>(refused.metrics()), null,
                refused.why());
    }
}
