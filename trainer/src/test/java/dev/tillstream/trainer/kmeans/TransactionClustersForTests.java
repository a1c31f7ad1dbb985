package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;

/** The family with the service's default settings, without the service. */
public final class TransactionClustersForTests {

    private TransactionClustersForTests() {}

    public static Family of(Path batches, Path models) {
        return new TransactionClusters(
                new KMeansSettings(ClusterCount.fixed(3), 20, 42, 300, Scaler.Kind.STANDARD),
                new Cleaning(false, false, false), new PointDigests(models.resolve("digests"), new BatchRows(batches),
                        Cleaning.DIGESTED_FEATURES, Cleaning::digested));
    }
}
