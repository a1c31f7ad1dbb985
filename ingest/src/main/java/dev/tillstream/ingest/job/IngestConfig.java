package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.IngestTopics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of ingest. The producer's own are those of the channel {@code transactions-out}. */
@ConfigMapping(prefix = "ingest")
public interface IngestConfig {

    /** Files, or folders whose {@code .xlsx}, {@code .csv} and {@code .csv.gz} files are meant, that are ingested at the start; separated by commas. */
    @WithDefault("${DATA_RAW_PATH:}")
    Optional<List<String>> sources();

    /** Topic of the rows. */
    @WithDefault("${mp.messaging.outgoing.transactions-out.topic}")
    String topic();

    /** Topic of the refused rows; {@code -dlq} behind the topic of the rows by default. */
    Optional<String> deadLetterTopic();

    /** Compacted topic of the reading positions. */
    @WithDefault("retail-positions")
    String positionsTopic();

    /** Compacted topic of the counters. */
    @WithDefault("retail-progress")
    String progressTopic();

    /** Partitions of the topic of the rows, if it has to be made; more than one give up the order of the rows. */
    @WithDefault("1")
    int partitions();

    /** Tells instances apart; must be another for each that runs, and the same after a restart. */
    @WithDefault("ingest-0")
    String instanceId();

    /** Folder of the files that were sent by HTTP and are not ingested yet; created when it is missing. */
    @WithDefault("${TILLSTREAM_HOME:.tillstream}/uploads")
    Path uploadFolder();

    /** Most rows of one transaction. */
    @WithDefault("20000")
    int commitRows();

    /** Longest time that a transaction stays open: how late rows show up in a slow stream. */
    @WithDefault("1s")
    Duration commitInterval();

    /** Attempts without any commit between them before a job fails because of Kafka. */
    @WithDefault("10")
    int attempts();

    /** Pause before the second attempt; doubled for each further one, up to 30 s. */
    @WithDefault("1s")
    Duration retryPause();

    /** How fast rows are sent. */
    Pace pace();

    /** How fast rows are sent. */
    interface Pace {

        /** {@code as-fast-as-possible}, {@code random-delay} or {@code replay} (the rows' own times). */
        @WithDefault("as-fast-as-possible")
        PaceSettings.Mode mode();

        /** Shortest wait before a row of a random delay. */
        @WithDefault("0.5s")
        Duration minDelay();

        /** Longest wait before a row of a random delay. */
        @WithDefault("2s")
        Duration maxDelay();

        /** Makes random delays the same on every run. */
        OptionalLong seed();

        /** How many times faster than the rows' own times a replay is. */
        @WithDefault("1")
        double replayFactor();
    }

    /** The topics together. */
    default IngestTopics topics() {
        return IngestTopics.of(topic(), deadLetterTopic(), positionsTopic(), progressTopic());
    }

    /** The pace's settings together. */
    default PaceSettings paceSettings() {
        Pace pace = pace();
        return new PaceSettings(pace.mode(), pace.minDelay(), pace.maxDelay(), pace.seed(), pace.replayFactor());
    }

    /** The limits together. */
    default CommitLimits commitLimits() {
        return new CommitLimits(commitRows(), commitInterval(), attempts(), retryPause());
    }
}
