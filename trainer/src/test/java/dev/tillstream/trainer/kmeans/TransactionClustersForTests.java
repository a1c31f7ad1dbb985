package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;
import java.time.Clock;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.cards.CardMaker;
import dev.tillstream.trainer.cards.DetailDigests;
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

    /** With every cleaning rule switched on. */
    public static Family ofCleaned(Path batches, Path models) {
        return of(batches, models, DEFAULTS, new Cleaning(true, true, true));
    }

    static Family of(Path batches, Path models, KMeansSettings settings, Cleaning cleaning) {
        Path folder = models.resolve("digests");
        BatchRows rows = new BatchRows(batches);
        return new TransactionClusters(settings, cleaning,
                new PointDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested),
                new CardMaker(new DetailDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested),
                        Clock.systemUTC()));
    }

    static KMeansSettings settings(String k) {
        return new KMeansSettings(ClusterCount.of(k), 20, 42, 300, Scaler.Kind.STANDARD);
    }
}
