package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;
import java.time.Clock;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.cards.CardMaker;
import dev.tillstream.trainer.cards.DetailDigests;
import dev.tillstream.trainer.customers.CustomerDigests;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.products.ProductDigests;

/** The families that are trained with K-means, with their settings. */
public final class KMeansFamilies {

    private KMeansFamilies() {}

    /** Clusters of invoice lines. */
    public static Family transactionClusters(TrainerConfig config) {
        Path folder = digests(config);
        BatchRows rows = new BatchRows(config.batchesPath());
        PointDigests digests = new PointDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested);
        CardMaker cards = new CardMaker(
                new DetailDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested), Clock.systemUTC());
        return new TransactionClusters(KMeansSettings.of(config.transactionClusters()),
                Cleaning.of(config.transactionClusters().leaveOut()), digests, cards);
    }

    /** Clusters of customers. */
    public static Family customerClusters(TrainerConfig config) {
        return new CustomerClusters(KMeansSettings.of(config.customerClusters()),
                new CustomerDigests(digests(config), new BatchRows(config.batchesPath())), Clock.systemUTC());
    }

    /** Clusters of a catalogue's products. */
    public static Family productClusters(TrainerConfig config) {
        return new ProductClusters(KMeansSettings.of(config.productClusters()),
                new ProductDigests(digests(config), new BatchRows(config.batchesPath())), Clock.systemUTC());
    }

    private static Path digests(TrainerConfig config) {
        return config.modelsPath().resolve("digests");
    }
}
