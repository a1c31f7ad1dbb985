package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.PaceSettings.Mode;
import dev.tillstream.ingest.pace.Timing;
import dev.tillstream.ingest.source.ReadOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
abstract class IngestionFixture {

    static final int FIRST_LINE = 2;
    static final CommitLimits LIMITS = new CommitLimits(100, Duration.ofSeconds(1), 3, Duration.ofMillis(1));
    static final PaceSettings PACE = pace(Mode.AS_FAST_AS_POSSIBLE);

    @TempDir
    Path folder;

    final String topic = "rows-" + UUID.randomUUID();
    final TopicNames names = names(topic);
    final IngestTopics topics = names.of(Transactions.DATASET);

    /** Counts how often it is asked to stop, which is once before each row. */
    static class RowTiming extends FakeTiming {
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

    static final class Listener implements IngestionListener {
        final List<IngestionProgress> commits = new ArrayList<>();
        final List<String> retries = new ArrayList<>();
        final List<ReadingPosition> opened = new ArrayList<>();
        final List<List<String>> ignored = new ArrayList<>();
        long resumed;

        @Override
        public void opened(ReadingPosition from, List<String> ignoredColumns) {
            opened.add(from);
            ignored.add(ignoredColumns);
        }

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

    KafkaClients clients() {
        return new KafkaClients(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()),
                Map.of("linger.ms", 5));
    }

    /** The usual names, each with the row topic's before it. */
    static TopicNames names(String topic) {
        TopicNames names = new TopicNames(TopicNames.defaults().rows(), topic + "-positions", topic + "-progress",
                topic + "-receipts");
        return names.with(Transactions.DATASET, topic).with(Products.DATASET, topic + "-products")
                .with(VisitorEvents.DATASET, topic + "-events");
    }

    IngestionEnd ingest(InputFile file) throws Exception {
        return ingest(file, new FakeTiming(), new Listener());
    }

    IngestionEnd ingest(InputFile file, Timing timing, IngestionListener listener) throws Exception {
        return ingestion(Mode.AS_FAST_AS_POSSIBLE, 1).run(file, ReadOptions.DETECT, false, timing, listener);
    }

    IngestionEnd force(InputFile file) throws Exception {
        return ingestion(Mode.AS_FAST_AS_POSSIBLE, 1).run(file, ReadOptions.DETECT, true, new FakeTiming(),
                new Listener());
    }

    FileIngestion ingestion(Mode mode, int partitions) {
        return new FileIngestion(clients(), names, partitions, pace(mode), LIMITS);
    }

    private static PaceSettings pace(Mode mode) {
        return new PaceSettings(mode, Duration.ofMillis(500), Duration.ofSeconds(2), OptionalLong.of(1), 1);
    }

    InputFile workbook(int rows) throws IOException {
        StringBuilder xml = new StringBuilder(HEADER);
        IntStream.range(FIRST_LINE, FIRST_LINE + rows).forEach(line -> xml.append(row(line)));
        return InputFile.identify(new RawWorkbook().sheet("S", xml.toString()).write(folder.resolve("table.xlsx")));
    }

    InputFile file(String name, String content) throws IOException {
        return InputFile.identify(Files.writeString(folder.resolve(name), content));
    }

    List<ConsumerRecord<byte[], byte[]>> records(String name) {
        return Topic.read(SharedKafka.bootstrapServers(), name);
    }

    List<String> invoices() {
        return records(topic).stream().filter(message -> !Topic.isMark(message))
                .map(message -> ((RowOutcome.Accepted<Transaction>) new RowJson<>(Transactions.DATASET)
                        .decode(message.value())).row().invoiceNo())
                .toList();
    }

    static List<String> expectedInvoices(int rows) {
        return IntStream.range(FIRST_LINE, FIRST_LINE + rows).mapToObj(line -> String.valueOf(489_000 + line)).toList();
    }

    ReadingPosition position(InputFile file) {
        return records(topics.positions()).stream().map(m -> EventJson.decode(m.value(), ReadingPosition.class))
                .filter(p -> p.sha256().equals(file.sha256())).reduce((first, last) -> last).orElseThrow();
    }

    /** Over all files. */
    Map<String, Long> totals() {
        Map<String, Progress> latest = new HashMap<>();
        records(topics.progress()).stream().map(m -> EventJson.decode(m.value(), Progress.class))
                .forEach(progress -> latest.put(progress.key(), progress));
        Map<String, Long> totals = new HashMap<>();
        latest.values().forEach(p -> p.counters().forEach((name, rows) -> totals.merge(name, rows, Long::sum)));
        return totals;
    }
}
