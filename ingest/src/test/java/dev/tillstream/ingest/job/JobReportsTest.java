package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.LogLines;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.ReceiptLog;
import dev.tillstream.ingest.publish.RowCounts;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of jobs, and what goes on when telling fails: there is no Kafka here. */
class JobReportsTest {

    private static final KafkaClients NOBODY = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1",
            "request.timeout.ms", 100, "default.api.timeout.ms", 100), Map.of());
    private static final RowCounts COUNTS = RowCounts.of(List.of(
            new SheetCounts("Year 1", 3, 2, 1, new TreeMap<>(Map.of("Quantity is not a number", 1L)), null, null)));

    @TempDir
    Path folder;

    private final LogLines log = new LogLines();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private FiredEvents events = new FiredEvents();
    private UploadFolder uploads;

    @BeforeEach
    void open() {
        uploads = new UploadFolder(folder.resolve("uploads"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private JobReports reports() {
        return new JobReports(uploads, Optional.empty(), new ReceiptLog(NOBODY, TopicNames.defaults()), events,
                counter("published"), counter("refused"));
    }

    private Counter counter(String name) {
        return Counter.builder(name).register(meters);
    }

    private Job upload(JobState end) throws IOException {
        Path kept = uploads.keep(Files.writeString(folder.resolve("body"), "content"), "table.csv", false,
                Optional.empty()).file();
        return Job.queued(kept, Job.Order.of(Job.Origin.UPLOADED)).with(end);
    }

    @Test
    void shouldTellThatAReceiptIsLostAndTidyUpAllTheSame() throws IOException {
        // Given
        Job job = upload(new JobState.Completed(Instant.EPOCH, COUNTS, 10));

        // When
        JobReports reports = reports();
        reports.ended(job);
        reports.finished(job, 3);
        reports.tidyUp(job);

        // Then
        assertThat(log.of("TILL-ING-017")).singleElement().asString().contains("job=" + job.id(), "file=table.csv");
        assertThat(log.of("TILL-ING-004")).singleElement().asString().contains("read=3 published=2 refused=1");
        assertThat(log.of("TILL-ING-005")).singleElement().asString().contains("{Quantity is not a number=1}");
        assertThat(uploads.unfinished()).isEmpty();
        assertThat(events.fired).containsExactly(new JobFinished(job, 3));
    }

    @Test
    void shouldOutliveAnObserverThatFails() throws IOException {
        // Given
        events = new FiredEvents() {
            @Override
            public void fire(JobFinished event) {
                throw new IllegalStateException("observer");
            }
        };

        // When
        Job job = upload(new JobState.Stopped(Instant.EPOCH, COUNTS));
        JobReports reports = reports();
        reports.ended(job);
        reports.finished(job, 0);
        reports.tidyUp(job);

        // Then
        assertThat(log.of("TILL-ING-010")).hasSize(1);
        assertThat(log.of("TILL-ING-008")).singleElement().asString().contains("rows=3");
        assertThat(uploads.unfinished()).hasSize(1);
    }

    @Test
    void shouldWriteNumbersTheSameWayEverywhere() throws IOException {
        // Given
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // When
            reports().resumed(upload(JobState.Running.now()), 1_234_567);
            reports().retrying(upload(JobState.Running.now()), 12, "no answer");
        } finally {
            Locale.setDefault(here);
        }

        // Then
        assertThat(log.of("TILL-ING-002")).singleElement().asString().contains("rows=1,234,567");
        assertThat(log.of("TILL-ING-009")).singleElement().asString().contains("attempt=12 reason=no answer");
    }

    @Test
    void shouldNameColumnsThatAreIgnored() throws IOException {
        // Given
        Job job = upload(new JobState.Queued())
                .with(new Job.Content("00", "online-retail", "rows", Instant.EPOCH, List.of("Colour", "Size")));

        // When
        reports().opened(job);
        reports().opened(job.with(Job.Content.UNKNOWN));

        // Then
        assertThat(log.of("TILL-ING-014")).singleElement().asString()
                .contains("columns that online-retail does not have", "file=table.csv", "columns=[Colour, Size]");
    }

    @Test
    void shouldBeginWithoutEarlierReceiptsWhenTheyCannotBeRead() {
        // Given
        FileIngestion ingestion = new FileIngestion(NOBODY, TopicNames.defaults(), 1,
                new PaceSettings(PaceSettings.Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO,
                        OptionalLong.empty(), 1),
                new CommitLimits(1, Duration.ofSeconds(1), 1, Duration.ZERO));
        try (JobQueue queue = new JobQueue(new JobRunner(ingestion, ReadOptions.DETECT), reports())) {
            Job own = queue.submit(folder.resolve("own.csv"), Job.Order.of(Job.Origin.CONFIGURED));

            // When
            assertThat(reports().recall(queue)).as("known").isFalse();

            // Then
            assertThat(queue.all()).containsExactly(own);
        }
        assertThat(log.of("TILL-ING-016")).hasSize(1);
    }

    @Test
    void shouldCountRowsAsTheyAreCommitted() throws IOException {
        // Given
        JobReports reports = reports();
        Job running = upload(JobState.Running.now());
        reports.started(running);

        // When
        reports.committed(running, 20, 1);
        reports.committed(running, 5, 0);

        // Then
        assertThat(meters.get("published").counter().count()).isEqualTo(25);
        assertThat(meters.get("refused").counter().count()).isOne();
    }
}
