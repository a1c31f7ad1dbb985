package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, its job does; nobody answers where Kafka should be. */
class JobRunnerTest {

    @TempDir
    Path folder;

    private final RecordingListener listener = new RecordingListener();
    private final SystemTiming timing = new SystemTiming();

    private Job run(JobListener told) throws IOException {
        KafkaClients nobody = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", 100,
                "default.api.timeout.ms", 100), Map.of());
        FileIngestion ingestion = new FileIngestion(nobody, TopicNames.defaults(), 1,
                new PaceSettings(PaceSettings.Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO,
                        OptionalLong.empty(), 1),
                new CommitLimits(1, Duration.ofSeconds(1), 2, Duration.ofMillis(1)));
        Path file = Files.writeString(folder.resolve("table.csv"), ServiceLife.table(1, 0));
        Job running = Job.queued(file, Job.Order.of(Job.Origin.CONFIGURED)).with(JobState.Running.now());
        return new JobRunner(ingestion, ReadOptions.DETECT).run(running, timing, told, UnaryOperator.identity());
    }

    @Test
    void shouldFailWithTheFileAndTheReasonWhenKafkaDoesNotAnswer() throws IOException {
        // When
        Job ended = run(listener);

        // Then
        assertThat(ended.state()).isInstanceOfSatisfying(JobState.Failed.class,
                end -> assertThat(end.reason()).startsWith("table.csv: gave up after 2 attempts: "));
        assertThat(ended.content().sha256()).hasSize(64);
        assertThat(listener.faults).isEmpty();
    }

    @Test
    void shouldTellAFaultOfItsOwnAndFail() throws IOException {
        // Given
        RecordingListener faulty = new RecordingListener() {
            @Override
            public void retrying(Job job, int attempt, String reason) {
                throw new AssertionError("a fault");
            }
        };

        // When
        Job ended = run(faulty);

        // Then
        assertThat(ended.state()).isInstanceOfSatisfying(JobState.Failed.class,
                end -> assertThat(end.reason()).startsWith("table.csv: unexpected fault: "));
        assertThat(faulty.faults).singleElement().satisfies(fault -> assertThat(fault).hasMessage("a fault"));
    }

    @Test
    void shouldStopBetweenAttemptsWhenAsked() throws IOException {
        // Given
        timing.stop();

        // Then
        assertThat(run(listener).state()).isInstanceOf(JobState.Stopped.class);
    }

    @Test
    void shouldStopWhenItIsInterruptedAndSayItOn() throws IOException {
        // Given
        Thread.currentThread().interrupt();

        // When
        Job ended = run(listener);

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.state()).isInstanceOf(JobState.Stopped.class);
    }
}
