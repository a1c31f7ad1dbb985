package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.PaceSettings.Mode;
import dev.tillstream.ingest.source.ReadOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Each row once, whatever comes between. */
class ResumptionTest extends IngestionFixture {

    @Test
    void shouldSendEachRowOnceWhenItCrashesAndStartsAgain() throws Exception {
        // Given
        InputFile file = workbook(1_000);
        for (int crashAt : new int[]{50, 130, 330}) {
            RowTiming crashing = new RowTiming() {
                @Override
                boolean stopAt(int row) {
                    if (row == crashAt) {
                        throw new IllegalStateException("crash");
                    }
                    return false;
                }
            };
            assertThatThrownBy(() -> ingest(file, crashing, new Listener())).hasMessage("crash");
        }

        // When
        Listener listener = new Listener();
        ingest(file, new FakeTiming(), listener);

        // Then
        assertThat(listener.resumed).isEqualTo(400);
        assertThat(invoices()).isEqualTo(expectedInvoices(1_000));
        assertThat(records(topic)).filteredOn(Topic::isMark).hasSize(1);
        assertThat(totals()).containsEntry("read", 1_000L).containsEntry("published", 1_000L);
    }

    @Test
    void shouldCountSheetsAndReasonsAsIfItHadRunOnce() throws Exception {
        // Given
        StringBuilder bad = new StringBuilder(HEADER);
        IntStream.range(FIRST_LINE, 60).forEach(line -> bad.append(line % 3 == 0
                ? row(line, "<v>1.5</v>")
                : line % 7 == 0 ? row(line).replace("6.95", "cheap") : row(line)));
        InputFile file = InputFile.identify(new RawWorkbook().sheet("Year 1", bad.toString())
                .sheet("Year 2", bad.toString()).write(folder.resolve("table.xlsx")));
        for (int rows : new int[]{20, 20, 18, 1, 40}) {
            assertThat(ingest(file, new RowTiming() {
                @Override
                boolean stopAt(int row) {
                    return row > rows;
                }
            }, new Listener())).isInstanceOf(IngestionEnd.Stopped.class);
        }

        // When
        RowCounts resumed = ((IngestionEnd.Completed) ingest(file)).counts();

        // Then
        assertThat(resumed).isEqualTo(((IngestionEnd.Completed) force(file)).counts());
        assertThat(resumed.sheets()).extracting(SheetCounts::sheet, SheetCounts::read)
                .containsExactly(tuple("Year 1", 58L), tuple("Year 2", 58L));
        assertThat(resumed.refusedByReason()).containsOnlyKeys("Quantity is not a whole number",
                "Price is not a number");
        assertThat(RowCounts.of(position(file))).isEqualTo(resumed);
        assertThat(totals()).containsEntry("refused", 2 * resumed.refused());
    }

    @Test
    void shouldShutOutAKilledPredecessorWithAnOpenTransaction() throws Exception {
        // Given
        InputFile file = workbook(10);
        SharedKafka.createTopic(topic);
        try (var killed = clients().transactional(topic, file.sha256())) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(new ProducerRecord<>(topic, "half a row".getBytes(StandardCharsets.UTF_8))).get();

            // When
            ingest(file);
        }

        // Then
        assertThat(invoices()).isEqualTo(expectedInvoices(10));
    }

    @Test
    void shouldCommitAndGoOnLaterWhenStopped() throws Exception {
        // Given
        InputFile file = workbook(50);
        RowTiming stopping = new RowTiming() {
            @Override
            boolean stopAt(int row) {
                return row == 31;
            }
        };

        // When
        IngestionEnd first = ingest(file, stopping, new Listener());
        IngestionEnd second = ingest(file);

        // Then
        assertThat(first).isInstanceOfSatisfying(IngestionEnd.Stopped.class,
                stopped -> assertThat(stopped.counts().read()).isEqualTo(30));
        assertThat(second).isInstanceOfSatisfying(IngestionEnd.Completed.class,
                completed -> assertThat(completed.counts().read()).isEqualTo(50));
        assertThat(invoices()).isEqualTo(expectedInvoices(50));
    }

    @Test
    void shouldNotSendTheSameContentAgainUnderAnyName() throws Exception {
        // Given
        InputFile file = workbook(20);
        ingest(file);
        Path copy = Files.copy(file.path(), folder.resolve("copy.xlsx"));

        // When
        IngestionEnd end = ingest(InputFile.identify(copy));

        // Then
        assertThat(end).isInstanceOfSatisfying(IngestionEnd.AlreadyIngested.class,
                already -> assertThat(already.position().file()).isEqualTo("table.xlsx"));
        assertThat(invoices()).hasSize(20);
    }

    @Test
    void shouldSendTheSameContentAgainByForceAndCountItTwice() throws Exception {
        // Given
        InputFile file = workbook(20);
        ingest(file);

        // When
        IngestionEnd end = force(file);

        // Then
        assertThat(end).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(invoices()).hasSize(40);
        assertThat(totals()).containsEntry("published", 40L);
        assertThat(position(file).published()).isEqualTo(20);
    }

    @Test
    void shouldAddUpFilesOfOneTopic() throws Exception {
        // When
        ingest(workbook(20));
        ingest(workbook(30));

        // Then
        assertThat(totals()).containsEntry("read", 50L);
    }

    @Test
    void shouldGiveUpAfterSomeAttemptsWhenThereIsNoBroker() throws Exception {
        // Given
        KafkaClients nobody = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", 100,
                "default.api.timeout.ms", 100), Map.of());
        FakeTiming timing = new FakeTiming();
        FileIngestion ingestion = new FileIngestion(nobody, names, 1,
                new PaceSettings(Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO, OptionalLong.empty(), 1),
                new CommitLimits(100, Duration.ofSeconds(1), 3, Duration.ofSeconds(1)));
        Listener listener = new Listener();

        // When
        assertThatThrownBy(() -> ingestion.run(workbook(5), ReadOptions.DETECT, false, timing, listener))
                .isInstanceOf(IngestionFailedException.class).hasMessageStartingWith("gave up after 3 attempts");

        // Then
        assertThat(listener.retries).hasSize(2);
        assertThat(timing.pauses()).containsExactly(1_000_000_000L, 2_000_000_000L);
    }
}
