package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import org.junit.jupiter.api.AfterEach;

/** The queue itself, with files that are not there: their jobs fail before Kafka is needed. */
abstract class JobQueueFixture {

    static final Job.Order ORDER = Job.Order.of(Job.Origin.CONFIGURED);

    final RecordingListener listener = new RecordingListener();
    JobQueue queue = queue(listener);

    static JobQueue queue(JobListener listener) {
        FileIngestion ingestion = new FileIngestion(new KafkaClients(Map.of(), Map.of()), TopicNames.defaults(), 1,
                new PaceSettings(PaceSettings.Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO,
                        OptionalLong.empty(), 1),
                new CommitLimits(1, Duration.ofSeconds(1), 1, Duration.ZERO));
        return new JobQueue(new JobRunner(ingestion, ReadOptions.DETECT), listener, Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    Job submit(String name) {
        return queue.submit(Path.of("missing", name), ORDER);
    }
}
