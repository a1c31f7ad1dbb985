package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;

/** The family without the service. */
public final class TransactionClustersForTests {

    static final KMeansSettings DEFAULTS = settings("3");
    static final Cleaning NO_CLEANING = new Cleaning(false, false, false);

    private TransactionClustersForTests() {}

    /** With the service's default settings. */
    public static Family of(Path batches, Path models) {
        return of(batches, models, DEFAULTS, NO_CLEANING);
    }

    /** With another number of clusters. */
    public static Family of(Path batches, Path models, String k) {
        return of(batches, models, settings(k), NO_CLEANING);
    }

    static Family of(Path batches, Path models, KMeansSettings settings, Cleaning cleaning) {
        return new TransactionClusters(settings, cleaning, new PointDigests(models.resolve("digests"),
                new BatchRows(batches), Cleaning.DIGESTED_FEATURES, Cleaning::digested));
    }

    static KMeansSettings settings(String k) {
        return new KMeansSettings(ClusterCount.of(k), 20, 42, 300, Scaler.Kind.STANDARD);
    }
}
