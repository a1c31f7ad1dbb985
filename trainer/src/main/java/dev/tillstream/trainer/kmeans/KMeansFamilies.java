package dev.tillstream.trainer.kmeans;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;

/** The families that are trained with K-means, with their settings. */
final class KMeansFamilies {

    @Produces
    @Singleton
    Family transactionClusters(TrainerConfig config) {
        PointDigests digests = new PointDigests(config.modelsPath().resolve("digests"),
                new BatchRows(config.batchesPath()), Cleaning.DIGESTED_FEATURES, Cleaning::digested);
        return new TransactionClusters(KMeansSettings.of(config.transactionClusters()),
                Cleaning.of(config.transactionClusters().leaveOut()), digests);
    }
}
