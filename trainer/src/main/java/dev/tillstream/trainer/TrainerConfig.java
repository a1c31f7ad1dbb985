package dev.tillstream.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import dev.tillstream.data.model.Scaler;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The trainer's settings. */
@ConfigMapping(prefix = "trainer")
public interface TrainerConfig extends VisitorConfig {

    /** The folder that the names of batch files are relative to; only read. */
    @WithDefault("${DATA_OUTPUT_PATH:${TILLSTREAM_HOME:.tillstream}/batches}")
    Path batchesPath();

    /** The folder of the model store, with the digests of batches below it in {@code digests}. */
    @WithDefault("${MODELS_PATH:${TILLSTREAM_HOME:.tillstream}/models}")
    Path modelsPath();

    /** Revisions of each version that are kept, in the store and on the topic of models. */
    @WithDefault("10")
    int keepRevisions();

    /** The largest artefact, in bytes, that travels inside its announcement; larger ones travel by their digest. */
    @WithDefault("524288")
    int inlineArtefactBytes();

    /** Trainings in parallel: versions times restarts; as many as there are processors if not set. */
    OptionalInt threads();

    /** Training begins when no batch has come for this long, so that a burst of batches is trained on once, … */
    @WithDefault("300ms")
    Duration settle();

    /** … but at the latest this long after the first batch that has not been trained on. */
    @WithDefault("10s")
    Duration maxWait();

    /** How long after a failure, such as a batch file that can't be read, training is tried again. */
    @WithDefault("30s")
    Duration retryAfter();

    /** What a new revision has to pass before it is announced. */
    Gate gate();

    /** How the newest rows are compared with those that the announced models were trained on. */
    Drift drift();

    /** The names of the topics. */
    Topics topics();

    /** Clusters of rows by quantity and price. */
    TransactionClusters transactionClusters();

    /** Clusters of customers by what they have bought. */
    CustomerClusters customerClusters();

    /** Clusters of a catalogue's products by prices, discount and ratings. */
    ProductClusters productClusters();

    /** What total an invoice line comes to, by linear regression. */
    TotalAmount totalAmount();

    /** Whether invoice lines are those of customers of high value, by logistic regression. */
    HighValueCustomer highValueCustomer();

    /** Which category an invoice line's quantity belongs to, by a random forest. */
    QuantityCategoryConfig quantityCategory();

    /** Of a hundred customers, and invoices without one, how many models that predict are judged by. */
    @WithDefault("20")
    int heldOutPercent();

    /** What {@code windows} are, for families whose versions are made from them. */
    Windows windows();

    interface Topics {
        /** Where batches are announced. */
        @WithDefault("retail-batches")
        String batches();

        /** Where models are announced. */
        @WithDefault("retail-models")
        String models();

        /** Where revisions are announced that were refused, with the reason. */
        @WithDefault("retail-models-refused")
        String modelsRefused();

        /** Where the cards of announced models' clusters are published. */
        @WithDefault("retail-cards")
        String cards();

        /** Where counters are published. */
        @WithDefault("retail-progress")
        String progress();
    }

    /**
     * A revision that fails one of these is refused, and the last good one stays. Rules that compare with it don't hold
     * for a version's first revision, nor after a change of settings.
     */
    interface Gate {
        /** Fewest rows that were trained on. */
        @WithDefault("1")
        long minRows();

        /** Fewest distinct points among them. */
        @WithDefault("2")
        long minDistinctPoints();

        /** Least balance: 0 if one cluster has all rows, 1 if all have as many. */
        @WithDefault("0")
        double minBalance();

        /** Most that the silhouette may be below the one in use, 0 to 2; a stream that grows from few rows may drop. */
        @WithDefault("2")
        double maxSilhouetteDrop();

        /** Largest share of the rows whose cluster may have changed its number, 0 to 1; a stream that grows may change all. */
        @WithDefault("1")
        double maxChurn();
    }

    /**
     * Above one of these limits a training that waits for more batches begins at once, if they are set. They are held
     * against the drift of the version that has all rows.
     */
    interface Drift {
        /** How many of the newest batches are compared. */
        @WithDefault("5")
        int batches();

        /** How often, at most. */
        @WithDefault("1s")
        Duration interval();

        /** Highest population stability index of a feature; above 0.25 is often taken for a large shift. */
        OptionalDouble maxPsi();

        /** Highest Kolmogorov–Smirnov distance of a feature, 0 to 1. */
        OptionalDouble maxKs();

        /** Largest share of the rows by which the clusters' shares may differ, 0 to 1. */
        OptionalDouble maxClusterShift();
    }

    /** How K-means is run. */
    interface KMeans {
        /** Number of clusters, at least 2; or {@code auto}: of 2 to 10, the one with the highest silhouette. */
        @WithDefault("3")
        String k();

        /** Starts with different seeds, of which the lowest inertia wins. */
        @WithDefault("20")
        int restarts();

        /** Seed of the first start; the others count up from it. */
        @WithDefault("42")
        long seed();

        /** Most iterations of a start; it stops earlier when no point changes its cluster. */
        @WithDefault("300")
        int maxIterations();

        /**
         * {@code standard}: each feature less its mean, by its standard deviation; or {@code log-standard}: the same
         * of {@code sign(x) × ln(1 + |x|)}, for values whose few largest would otherwise be clusters of their own.
         */
        @WithDefault("standard")
        Scaler.Kind scaling();
    }

    /** How clusters of rows by quantity and price are made. */
    interface TransactionClusters extends KMeans {
        /** Which rows are left out. The versions' thirds are those of all rows nevertheless. */
        LeaveOut leaveOut();
    }

    /** How clusters of customers by total quantity, total amount and number of invoices are made. */
    interface CustomerClusters extends KMeans {
        /** Whether there are any. Read at the start. */
        @WithDefault("true")
        boolean enabled();
    }

    /** How clusters of products are made. */
    interface ProductClusters extends KMeans {
        /** Whether there are any. Read at the start. */
        @WithDefault("true")
        boolean enabled();
    }

    /** What the three versions of a family are made from. */
    enum Versions {
        /** The first third of all rows, the first two thirds, and all. */
        THIRDS,
        /** The first minutes of the stream. */
        WINDOWS,
        /** The newest three batches, one each. */
        CONSECUTIVE_BATCHES
    }

    interface Windows {
        /** Three lengths, each longer than the one before. */
        @WithDefault("5m,10m,15m")
        List<Duration> lengths();

        /** What tells when a row was. */
        @WithDefault("arrival")
        Clock clock();

        enum Clock {
            /** When its batch's first row came to the topic of rows. */
            ARRIVAL,
            /** The date of its invoice. */
            ROWS
        }
    }

    /** How the total of invoice lines is predicted. */
    interface TotalAmount {
        /** Whether it is. Read at the start. */
        @WithDefault("true")
        boolean enabled();

        /** What versions are made from. */
        @WithDefault("thirds")
        Versions versions();
    }

    /** What makes a customer one of high value, by what is spent in the rows that a version stands for. */
    enum ValueRule {
        /** To be of the largest, who together make up a share of the revenue. */
        REVENUE_SHARE,
        /** To have spent so much. */
        REVENUE_THRESHOLD
    }

    /** How customers of high value are recognised by a line. */
    interface HighValueCustomer {
        /** Whether they are. Read at the start. */
        @WithDefault("true")
        boolean enabled();

        /** What versions are made from. */
        @WithDefault("consecutive-batches")
        Versions versions();

        @WithDefault("revenue-share")
        ValueRule rule();

        /** Share of the revenue, more than 0 and less than 1, for that rule. */
        @WithDefault("0.8")
        double revenueShare();

        /** Pounds sterling, for the other rule. */
        @WithDefault("1000")
        double revenueThreshold();

        /** Passes over the rows. */
        @WithDefault("20")
        int epochs();

        /** Length of AdaGrad's first step. */
        @WithDefault("0.1")
        double learningRate();

        /** Seed of the order in which rows are taken. */
        @WithDefault("42")
        long seed();
    }

    /** Rules that leave rows out of the training, each counted in the manifest. */
    interface LeaveOut {
        /** Rows whose invoice number begins with {@code C}. */
        @WithDefault("false")
        boolean cancellations();

        /** Rows of zero items or less. */
        @WithDefault("false")
        boolean nonPositiveQuantity();

        /** Rows whose item costs nothing or less. */
        @WithDefault("false")
        boolean nonPositivePrice();
    }
}
