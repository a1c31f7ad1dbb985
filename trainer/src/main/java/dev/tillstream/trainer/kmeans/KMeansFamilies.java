package dev.tillstream.trainer.kmeans;

import java.nio.file.Path;
import java.time.Clock;

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
final class KMeansFamilies {

    /** First, so that what other families lack keeps it from nothing. */
    @Produces
    @Singleton
    @Priority(2)
    Family transactionClusters(TrainerConfig config) {
        Path folder = config.modelsPath().resolve("digests");
        BatchRows rows = new BatchRows(config.batchesPath());
        PointDigests digests = new PointDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested);
        CardMaker cards = new CardMaker(
                new DetailDigests(folder, rows, Cleaning.DIGESTED_FEATURES, Cleaning::digested), Clock.systemUTC());
        return new TransactionClusters(KMeansSettings.of(config.transactionClusters()),
                Cleaning.of(config.transactionClusters().leaveOut()), digests, cards);
    }

    @Produces
    @Singleton
    @Priority(1)
    @LookupIfProperty(name = "trainer.customer-clusters.enabled", stringValue = "true", lookupIfMissing = true)
    Family customerClusters(TrainerConfig config) {
        return new CustomerClusters(KMeansSettings.of(config.customerClusters()),
                new CustomerDigests(config.modelsPath().resolve("digests"), new BatchRows(config.batchesPath())),
                Clock.systemUTC());
    }
}
