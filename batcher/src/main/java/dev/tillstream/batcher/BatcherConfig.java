package dev.tillstream.batcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the batcher. A batch closes at whichever limit comes first, and at the end of a file. */
@ConfigMapping(prefix = "batcher")
public interface BatcherConfig {

    /** Topic of each dataset's rows, by the dataset's name. */
    Map<String, String> topics();

    /** Topic of the announcements of batches. */
    @WithDefault("retail-batches")
    String batchesTopic();

    /** Compacted topic of the counters. */
    @WithDefault("retail-progress")
    String progressTopic();

    /** Folder of the batch files; created when it is missing. */
    Path path();

    /** Rows in a full batch. */
    @WithDefault("10000")
    int maxRows();

    /** Bytes after which a batch file closes, so that wide rows can't make it huge. */
    @WithDefault("67108864")
    long maxBytes();

    /** Longest wait, from the arrival of a batch's first row, before it closes anyway. */
    @WithDefault("30s")
    Duration maxWait();

    /** Consumer group: instances of one group share the partitions. */
    @WithDefault("batcher")
    String groupId();

    /** Distinguishes the instances of a group; must be another for each, and the same after a restart. */
    @WithDefault("batcher-0")
    String instanceId();

    /**
     * Ends the application with status 0 when no record of any dataset has come to this instance for so long, the broker
     * holds no more of them, and all are stored and announced; counted from the last record or, where none has come, from
     * when the group gave it its partitions. Without it, the batcher runs on. Everything in one process refuses it.
     */
    Optional<Duration> stopAfterIdle();

    /** Partitions of a row topic, if it has to be made. */
    @WithDefault("1")
    int partitions();

    /**
     * Which batch files are removed; none without a limit, nor before the trainer has said that it needs them no more. Should
     * its digests be lost, or be made again after an upgrade, it can't read them any more.
     */
    Retention retention();

    /** Limits of what is kept; what is beyond any of them goes, the oldest first. */
    interface Retention {

        /** Files of batches that were stored longer ago are removed. */
        Optional<Duration> age();

        /** Bytes of one dataset's files, above which the oldest are removed. */
        Optional<Long> bytes();

        /** Time between two looks. */
        @WithDefault("1m")
        Duration interval();
    }

    /** Pause before work is tried again after the folder or Kafka failed. */
    @WithDefault("2s")
    Duration retryPause();
}
