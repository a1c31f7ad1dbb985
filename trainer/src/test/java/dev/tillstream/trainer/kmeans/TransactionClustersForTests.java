package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;

/** The family with the service's default settings, without the service. */
public final class TransactionClustersForTests {

    private TransactionClustersForTests() {}

    public static Family of(Path batches, Path models) {
        return new TransactionClusters(new KMeansSettings(3, 20, 42, 300, Scaler.Kind.STANDARD),
                new PointDigests(models.resolve("digests"), new BatchRows(batches), 2, TransactionFeatures::of));
    }
}
