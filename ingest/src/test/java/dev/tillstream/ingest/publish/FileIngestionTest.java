package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.transaction.RowOutcome;
import dev.tillstream.data.transaction.TransactionJson;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.PaceSettings.Mode;
import dev.tillstream.ingest.pace.Timing;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIngestionTest {

    private static final int FIRST_LINE = 2;

    private static EmbeddedKafka kafka;

    @TempDir
    Path folder;

    private final String topic = "rows-" + UUID.randomUUID();
    private final IngestTopics topics = IngestTopics.of(topic, Optional.empty(), topic + "-positions",
            topic + "-progress");

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    /** Counts how often it is asked to stop, which is once before each row. */
    private static class RowTiming extends FakeTiming {
        private int rows;

        @Override
        public boolean stopRequested() {
            rows++;
            return stopAt(rows);
        }

        boolean stopAt(int row) {
            return false;
        }
    }

    private static final class Listener implements IngestionListener {
        private final List<IngestionProgress> commits = new ArrayList<>();
        private final List<String> retries = new ArrayList<>();
        private long resumed;

        @Override
        public void resumed(long rows) {
            resumed = rows;
        }

        @Override
        public void committed(long published, long refused, IngestionProgress progress) {
            commits.add(progress);
        }

        @Override
        public void retrying(int attempt, String reason) {
            retries.add(reason);
        }
    }

    private KafkaClients clients() {
        return new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                Map.of("transactional.id", topic, "linger.ms", 5));
    }

    private FileIngestion ingestion(Timing timing) {
        return ingestion(timing, Mode.AS_FAST_AS_POSSIBLE, 1);
    }

    private FileIngestion ingestion(Timing timing, Mode mode, int partitions) {
        PaceSettings pace = new PaceSettings(mode, Duration.ofMillis(500), Duration.ofSeconds(2), OptionalLong.of(1),
                1);
        return new FileIngestion(clients(), topics, partitions, pace,
                new CommitLimits(100, Duration.ofSeconds(1), 3, Duration.ofMillis(1)), timing);
    }

    private InputFile workbook(int rows) throws IOException {
        StringBuilder xml = new StringBuilder(HEADER);
        IntStream.range(FIRST_LINE, FIRST_LINE + rows).forEach(line -> xml.append(row(line)));
        return InputFile.identify(new RawWorkbook().sheet("S", xml.toString()).write(folder.resolve("table.xlsx")));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String name) {
        return Topic.read(kafka.bootstrapServers(), name);
    }

    private List<String> invoices() {
        return records(topic).stream().filter(message -> !Topic.isMark(message))
                .map(message -> ((RowOutcome.Accepted) TransactionJson.decode(message.value())).row().invoiceNo())
                .toList();
    }

    private static List<String> expectedInvoices(int rows) {
        return IntStream.range(FIRST_LINE, FIRST_LINE + rows).mapToObj(line -> String.valueOf(489_000 + line)).toList();
    }

    private ReadingPosition position(InputFile file) {
        return records(topics.positions()).stream().map(m -> EventJson.decode(m.value(), ReadingPosition.class))
                .filter(p -> p.sha256().equals(file.sha256())).reduce((first, last) -> last).orElseThrow();
    }

    private Map<String, Long> totals() {
        var all = records(topics.progress());
        return EventJson.decode(all.get(all.size() - 1).value(), Progress.class).counters();
    }

    @Test
    void shouldSendRowsInOrderThenTheMark() throws Exception {
        // Given
        InputFile file = workbook(250);

        // When
        IngestionEnd end = ingestion(new FakeTiming()).run(file, false, new Listener());

        // Then
        assertThat(end).isInstanceOfSatisfying(IngestionEnd.Completed.class,
                completed -> assertThat(completed.counts().published()).isEqualTo(250));
        assertThat(invoices()).isEqualTo(expectedInvoices(250));
        List<ConsumerRecord<byte[], byte[]>> all = records(topic);
        assertThat(all.get(0).key()).isEqualTo("489002".getBytes(StandardCharsets.UTF_8));
        assertThat(Topic.header(all.get(0), RecordHeaders.SCHEMA_VERSION)).isEqualTo("1");
        assertThat(Topic.isMark(all.get(250))).isTrue();
        assertThat(EventJson.decode(all.get(250).value(), EndOfFile.class))
                .isEqualTo(new EndOfFile("table.xlsx", file.sha256(), 250));
        assertThat(position(file)).satisfies(position -> {
            assertThat(position.complete()).isTrue();
            assertThat(position.read()).isEqualTo(250);
            assertThat(position.dataset()).isEqualTo("online-retail");
        });
        assertThat(totals()).containsEntry("read", 250L).containsEntry("published", 250L).containsEntry("refused", 0L);
    }

    @Test
    void shouldMarkTheEndOnEachPartition() throws Exception {
        // When
        ingestion(new FakeTiming(), Mode.AS_FAST_AS_POSSIBLE, 3).run(workbook(50), false, new Listener());

        // Then
        assertThat(records(topic)).filteredOn(Topic::isMark).extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(invoices()).containsExactlyInAnyOrderElementsOf(expectedInvoices(50));
    }

    @Test
    void shouldSendRefusedRowsToTheDeadLettersWithTheirPlaceAndReason() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("Year 1", HEADER + row(2) + row(3, "<v>1.5</v>") + row(4))
                .write(folder.resolve("table.xlsx"));

        // When
        IngestionEnd end = ingestion(new FakeTiming()).run(InputFile.identify(path), false, new Listener());

        // Then
        assertThat(((IngestionEnd.Completed) end).counts()).satisfies(counts -> {
            assertThat(counts.read()).isEqualTo(3);
            assertThat(counts.published()).isEqualTo(2);
            assertThat(counts.refusedByReason()).isEqualTo(Map.of("Quantity is not a whole number", 1L));
        });
        assertThat(records(topics.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_BY)).isEqualTo("ingest");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_FILE)).isEqualTo("table.xlsx");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_SHEET)).isEqualTo("Year 1");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_LINE)).isEqualTo("3");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_COLUMN)).isEqualTo("Quantity");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_REASON))
                    .isEqualTo("is not a whole number: '1.5'");
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{\"Invoice\":\"489003\","
                    + "\"StockCode\":\"85048\",\"Description\":\"GLASS BALL\",\"Quantity\":\"1.5\","
                    + "\"InvoiceDate\":\"40148.322916666664\",\"Price\":\"6.95\",\"Customer ID\":\"13085\","
                    + "\"Country\":\"France\"}");
        });
        assertThat(totals()).containsEntry("refused", 1L);
    }

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
            assertThatThrownBy(() -> ingestion(crashing).run(file, false, new Listener())).hasMessage("crash");
        }

        // When
        Listener listener = new Listener();
        ingestion(new FakeTiming()).run(file, false, listener);

        // Then
        assertThat(listener.resumed).isEqualTo(400);
        assertThat(invoices()).isEqualTo(expectedInvoices(1_000));
        assertThat(records(topic)).filteredOn(Topic::isMark).hasSize(1);
        assertThat(totals()).containsEntry("read", 1_000L).containsEntry("published", 1_000L);
    }

    @Test
    void shouldShutOutAKilledPredecessorWithAnOpenTransaction() throws Exception {
        // Given
        kafka.createTopic(topic, 1, Map.of());
        try (var killed = clients().transactional()) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(new ProducerRecord<>(topic, "half a row".getBytes(StandardCharsets.UTF_8))).get();

            // When
            ingestion(new FakeTiming()).run(workbook(10), false, new Listener());
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
        IngestionEnd first = ingestion(stopping).run(file, false, new Listener());
        IngestionEnd second = ingestion(new FakeTiming()).run(file, false, new Listener());

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
        ingestion(new FakeTiming()).run(file, false, new Listener());
        Path copy = Files.copy(file.path(), folder.resolve("copy.xlsx"));

        // When
        IngestionEnd end = ingestion(new FakeTiming()).run(InputFile.identify(copy), false, new Listener());

        // Then
        assertThat(end).isInstanceOfSatisfying(IngestionEnd.AlreadyIngested.class,
                already -> assertThat(already.position().file()).isEqualTo("table.xlsx"));
        assertThat(invoices()).hasSize(20);
    }

    @Test
    void shouldSendTheSameContentAgainByForceAndCountItTwice() throws Exception {
        // Given
        InputFile file = workbook(20);
        ingestion(new FakeTiming()).run(file, false, new Listener());

        // When
        IngestionEnd end = ingestion(new FakeTiming()).run(file, true, new Listener());

        // Then
        assertThat(end).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(invoices()).hasSize(40);
        assertThat(totals()).containsEntry("published", 40L);
        assertThat(position(file).published()).isEqualTo(20);
    }

    @Test
    void shouldAddUpFilesOfOneTopic() throws Exception {
        // When
        ingestion(new FakeTiming()).run(workbook(20), false, new Listener());
        ingestion(new FakeTiming()).run(workbook(30), false, new Listener());

        // Then
        assertThat(totals()).containsEntry("read", 50L);
    }

    @Test
    void shouldCommitBeforeALongPauseSoThatRowsShowUp() throws Exception {
        // Given
        FakeTiming timing = new FakeTiming();
        Listener listener = new Listener();

        // When
        ingestion(timing, Mode.RANDOM_DELAY, 1).run(workbook(10), false, listener);

        // Then
        assertThat(timing.pauses()).hasSize(10).allMatch(pause -> pause >= 500_000_000L && pause <= 2_000_000_000L);
        assertThat(listener.commits).hasSizeGreaterThan(5);
    }

    @Test
    void shouldSendTheRowsBeforeADamageAndTellTheSheet() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("S", HEADER + row(2) + row(3) + "<row><c></row>")
                .write(folder.resolve("table.xlsx"));

        // When
        assertThatThrownBy(() -> ingestion(new FakeTiming()).run(InputFile.identify(path), false, new Listener()))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("table.xlsx, sheet 'S'");

        // Then
        assertThat(invoices()).hasSize(2);
        assertThat(position(InputFile.identify(path)).complete()).isFalse();
        assertThat(totals()).containsEntry("read", 2L);
    }

    @Test
    void shouldSendNothingOfABadFile() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("S", HEADER + row(2)).sheet("Notes", "<row>"
                + RawWorkbook.inline("A1", "hello") + "</row>").write(folder.resolve("table.xlsx"));
        kafka.createTopic(topic, 1, Map.of());

        // When
        assertThatThrownBy(() -> ingestion(new FakeTiming()).run(InputFile.identify(path), false, new Listener()))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("sheet 'Notes'");

        // Then
        assertThat(records(topic)).isEmpty();
    }

    @Test
    void shouldGiveUpAfterSomeAttemptsWhenThereIsNoBroker() throws Exception {
        // Given
        KafkaClients nobody = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", 100,
                "default.api.timeout.ms", 100), Map.of("transactional.id", topic));
        FakeTiming timing = new FakeTiming();
        FileIngestion ingestion = new FileIngestion(nobody, topics, 1,
                new PaceSettings(Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO, OptionalLong.empty(), 1),
                new CommitLimits(100, Duration.ofSeconds(1), 3, Duration.ofSeconds(1)), timing);
        Listener listener = new Listener();

        // When
        assertThatThrownBy(() -> ingestion.run(workbook(5), false, listener))
                .isInstanceOf(IngestionFailedException.class).hasMessageStartingWith("gave up after 3 attempts");

        // Then
        assertThat(listener.retries).hasSize(2);
        assertThat(timing.pauses()).containsExactly(1_000_000_000L, 2_000_000_000L);
    }
}
