package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.cards.CardMaker;
import dev.tillstream.trainer.cards.DetailDigests;
import dev.tillstream.trainer.customers.CustomerDigests;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.family.Family;
import io.quarkus.arc.lookup.LookupIfProperty;

/** The families that are trained with K-means, with their settings. */
public final class KMeansFamilies {

    private KMeansFamilies() {}

    /** Those that the configuration has, without a container. */
    public static List<Family> of(TrainerConfig config) {
        return config.customerClusters().enabled()
                ? List.of(transactionClusters(config), customerClusters(config))
                : List.of(transactionClusters(config));
    }

    private static Family transactionClusters(TrainerConfig config) {
        Path folder = digests(config);
        BatchRows rows = new BatchRows(config.batchesPath());
        PointDigests digests = new PointDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested);
        CardMaker cards = new CardMaker(
                new DetailDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested), Clock.systemUTC());
        return new TransactionClusters(KMeansSettings.of(config.transactionClusters()),
                Cleaning.of(config.transactionClusters().leaveOut()), digests, cards);
    }

    private static Family customerClusters(TrainerConfig config) {
        return new CustomerClusters(KMeansSettings.of(config.customerClusters()),
                new CustomerDigests(digests(config), new BatchRows(config.batchesPath())), Clock.systemUTC());
    }

    private static Path digests(TrainerConfig config) {
        return config.modelsPath().resolve("digests");
    }

    /** Makes them beans. */
    static final class Beans {

        /** First, so that what other families lack keeps it from nothing. */
        @Produces
        @Singleton
        @Priority(2)
        Family transactionClusters(TrainerConfig config) {
            return KMeansFamilies.transactionClusters(config);
        }

        @Produces
        @Singleton
        @Priority(1)
        @LookupIfProperty(name = "trainer.customer-clusters.enabled", stringValue = "true", lookupIfMissing = true)
        Family customerClusters(TrainerConfig config) {
            return KMeansFamilies.customerClusters(config);
        }
    }
}
