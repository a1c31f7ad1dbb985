package dev.tillstream.trainer.visitors;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.trainer.PurchaseIntentConfig;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.customervalue.TribuoLogistic;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.kmeans.KMeansSettings;

/** The families that learn from the events of visitors, with their settings. */
public final class VisitorFamilies {

    private VisitorFamilies() {}

    /** A log of the events of a configuration's batches. */
    public static EventLog log(TrainerConfig config) {
        return new EventLog(new EventDigests(config.modelsPath().resolve("digests"),
                new BatchRows(config.batchesPath())));
    }

    /** Those that are enabled, on a log of their own. */
    public static List<Family> of(TrainerConfig config) {
        return of(config, log(config));
    }

    /** Those that are enabled, on a log that they share with others. */
    public static List<Family> of(TrainerConfig config, EventLog log) {
        List<Family> families = new ArrayList<>();
        if (config.visitorSegments().enabled()) {
            families.add(new VisitorSegments(KMeansSettings.of(config.visitorSegments()), log, Clock.systemUTC()));
        }
        PurchaseIntentConfig intent = config.purchaseIntent();
        if (intent.enabled()) {
            families.add(new PurchaseIntent(log, intent.horizon(), intent.trainedPercent(),
                    new TribuoLogistic.Settings(intent.epochs(), intent.learningRate(), intent.seed())));
        }
        return families;
    }
}
