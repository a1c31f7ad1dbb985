package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.ReceiptLog;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * One life of the service: its queue and its reports, without the container. Rows are replayed at their own times, so
 * that a file with a gap between two rows is at work until somebody ends it.
 */
final class ServiceLife implements AutoCloseable {

    static final String HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price\n";

    final JobQueue queue;
    final FiredEvents events = new FiredEvents();
    final MeterRegistry meters = new SimpleMeterRegistry();

    ServiceLife(String topic, Path folder) {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()),
                Map.of("linger.ms", 5));
        TopicNames topics = new TopicNames(TopicNames.defaults().rows(), topic + "-positions", topic + "-progress",
                topic + "-receipts").with(Transactions.DATASET, topic);
        FileIngestion ingestion = new FileIngestion(clients, topics, 1,
                new PaceSettings(PaceSettings.Mode.REPLAY, Duration.ZERO, Duration.ZERO, OptionalLong.empty(), 1),
                new CommitLimits(1_000, Duration.ofSeconds(1), 3, Duration.ofMillis(100)));
        queue = new JobQueue(new JobRunner(ingestion, ReadOptions.DETECT),
                new JobReports(new UploadFolder(folder.resolve("uploads")),
                        Optional.of(new DropFolder(folder.resolve("drop"), Duration.ofHours(1))),
                        new ReceiptLog(clients, topics), events, counter("published"), counter("refused")));
        queue.start();
    }

    /** Rows that are sent at once; then, as often as asked for, one that follows a day later. */
    static String table(int rows, int later) {
        return HEADER + "489434,85048,BALL,12,2009-12-01 07:45:00,6.95\n".repeat(rows)
                + "489435,85048,BALL,12,2009-12-02 07:45:00,6.95\n".repeat(later);
    }

    Job submit(Path file) {
        return queue.submit(file, Job.Order.of(Job.Origin.CONFIGURED));
    }

    Job job(UUID id) {
        return queue.find(id).orElseThrow();
    }

    JobView view(UUID id) {
        return JobView.of(job(id));
    }

    /** Until so many rows are committed, and the job waits for the next one. */
    void awaitRows(UUID id, long rows) {
        eventually().until(() -> view(id).read() == rows);
    }

    /** Until the job has ended and that has been told. */
    Job awaitEnd(UUID id) {
        eventually().until(() -> events.fired.stream().anyMatch(event -> event.job().id().equals(id)));
        return job(id);
    }

    List<JobView> views() {
        return queue.all().stream().map(JobView::of).toList();
    }

    private Counter counter(String outcome) {
        return Counter.builder("rows").tag("outcome", outcome).register(meters);
    }

    @Override
    public void close() {
        queue.close();
    }
}
