package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.ReadSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of ingest. The producer's own are those of the channel {@code transactions-out}. */
@ConfigMapping(prefix = "ingest")
public interface IngestConfig {

    /** Files, or folders whose {@code .xlsx}, {@code .csv} and {@code .csv.gz} files are meant, that are ingested at the start; separated by commas. */
    @WithDefault("${DATA_RAW_PATH:}")
    Optional<List<String>> sources();

    /** Topic of each dataset's rows, by the dataset's name; refused rows go to that of the same name with {@code -dlq}. */
    Map<String, String> topics();

    /** Compacted topic of the reading positions. */
    @WithDefault("retail-positions")
    String positionsTopic();

    /** Compacted topic of the counters. */
    @WithDefault("retail-progress")
    String progressTopic();

    /** Compacted topic of the rows that people made of dead letters. */
    @WithDefault("retail-repairs")
    String repairsTopic();

    /** Topic of the receipts. */
    @WithDefault("retail-receipts")
    String receiptsTopic();

    /** Partitions of the topic of the rows, if it has to be made; more than one give up the order of the rows. */
    @WithDefault("1")
    int partitions();

    /** Zone of dates that say none: {@code UTC}, {@code Europe/London}, {@code +05:30}. */
    @WithDefault("UTC")
    String zone();

    /** How CSV files are written, where it is not found out from the file. */
    Csv csv();

    /** How CSV files are written. */
    interface Csv {

        /** One character or {@code tab}; found out if it is not set. */
        Optional<String> delimiter();

        /** Name of the encoding; found out if it is not set. A byte order mark has the last word. */
        Optional<String> encoding();
    }

    /** A folder that is watched: files put into it are ingested, and moved to its folder {@code done} or {@code failed}. */
    Optional<Path> dropFolder();

    /** Time between two looks at the drop folder; a file that has not changed in between is complete. */
    @WithDefault("2s")
    Duration dropInterval();

    /** Folder of the files that were sent by HTTP and are not ingested yet; created when it is missing. */
    @WithDefault("${TILLSTREAM_HOME:.tillstream}/uploads")
    Path uploadFolder();

    /** Most rows of one transaction. */
    @WithDefault("50000")
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
    default TopicNames topicNames() {
        return new TopicNames(topics(), positionsTopic(), progressTopic(), receiptsTopic());
    }

    /** How files are read. */
    default ReadOptions readOptions() {
        return ReadSettings.options(Optional.empty(), zone(), csv().delimiter(), csv().encoding());
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
