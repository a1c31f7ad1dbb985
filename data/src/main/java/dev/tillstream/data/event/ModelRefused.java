package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.model.ModelManifest.Provenance;

/**
 * A training that brought no new model: the version's last good one, if there is one, stays.
 *
 * @param family for example {@code transaction-clusters}
 * @param version 1, 2 or 3
 * @param dataset whose rows it was trained on
 * @param dataSize rows that the version stands for
 * @param reason why, for people
 * @param metrics of the model that was made and refused, by the manifest's names; empty if none could be made
 * @param recipe the settings of the training, by name
 * @param provenance which batches the rows are from
 * @param refusedAt when
 */
public record ModelRefused(
        String family,
        int version,
        String dataset,
        long dataSize,
        String reason,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> recipe,
        Provenance provenance,
        Instant refusedAt) {
    public ModelRefused {
        requireNonNull(family, "family");
        requireNonNull(dataset, "dataset");
        requireNonNull(reason, "reason");
        requireNonNull(provenance, "provenance");
        requireNonNull(refusedAt, "refusedAt");
        if (version < 1 || version > 3 || dataSize < 1) {
            throw new IllegalArgumentException(
                    "version must be 1, 2 or 3 and dataSize at least 1, not " + version + " and " + dataSize);
        }
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
    }

    /** Compaction keeps each version's latest refusal; its revisions are on a topic of their own. */
    public String key() {
        return family + "/" + version;
    }
}
