package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.ReceiptLog;
import dev.tillstream.ingest.publish.RefusedRows;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The service: ingests the configured sources from its start on, and what is sent to it. Thread-safe. */
@ApplicationScoped
@RegisterForReflection(targets = {ReadingPosition.class, SheetCounts.class, IngestReceipt.class, Progress.class,
        EndOfFile.class})
public class Ingest {

    private static final String CHANNEL = "transactions-out";
    /** Somebody waits for the answer. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final IngestConfig config;
    private final UploadFolder uploads;
    private final Optional<DropFolder> dropFolder;
    private final RefusedRows refusedRows;
    private final JobQueue queue;

    /**
     * @param channel not sent to: a message object for each row costs too much, and a transaction takes a producer that
     *            can be replaced. The channel stands for its settings and its health.
     */
    Ingest(IngestConfig config, @Channel(CHANNEL) Emitter<byte[]> channel, KafkaClientService channels,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Event<JobFinished> finished,
            MeterRegistry meters) {
        this.config = config;
        this.uploads = new UploadFolder(config.uploadFolder());
        this.dropFolder = config.dropFolder().map(folder -> new DropFolder(folder, config.dropInterval()));
        Map<String, Object> producer = Map.copyOf(channels.<byte[], byte[]>getProducer(CHANNEL).configuration());
        KafkaClients clients = new KafkaClients(kafka, producer);
        this.refusedRows = new RefusedRows(clients.within(SHORT));
        FileIngestion ingestion = new FileIngestion(clients, config.topicNames(), config.partitions(),
                config.paceSettings(), config.commitLimits());
        this.queue = new JobQueue(new JobRunner(ingestion, config.readOptions()),
                new JobReports(uploads, dropFolder, new ReceiptLog(clients, config.topicNames()), finished,
                        rows(meters, "published"), rows(meters, "refused")));
    }

    void start(@Observes StartupEvent event) {
        queue.start();
        submitUnfinishedUploads();
        config.sources().orElse(List.of()).stream().filter(source -> !source.isBlank()).forEach(this::submitSource);
        dropFolder.ifPresent(folder -> folder.start(file -> queue.submit(file, Job.Order.of(Job.Origin.DROPPED))));
    }

    void stop(@Observes ShutdownEvent event) {
        dropFolder.ifPresent(DropFolder::close);
        queue.close();
    }

    /**
     * Takes over a file and queues it.
     *
     * @param name as the sender says
     * @param dataset what it must hold; found out from the file if it is not given
     */
    public Job submitUpload(Path received, String name, boolean forced, Optional<Dataset<?>> dataset)
            throws IOException {
        UploadFolder.Upload kept = uploads.keep(received, name, forced, dataset);
        return queue.submit(kept.file(), kept.order());
    }

    /** Queues a file that stays where it is. */
    public Job submitFile(Path file) {
        return queue.submit(file, Job.Order.of(Job.Origin.CONFIGURED));
    }

    /** Whether there are sources to ingest from the start on. */
    public boolean hasSources() {
        return config.sources().orElse(List.of()).stream().anyMatch(source -> !source.isBlank());
    }

    /**
     * Ends a job early; what was sent stays sent.
     *
     * @return false if it has ended already, or there is none
     */
    public boolean cancel(UUID id) {
        return queue.cancel(id);
    }

    /**
     * The rows that a job's file had refused.
     *
     * @param job whose content is known
     * @throws org.apache.kafka.common.KafkaException if the broker can't be reached
     */
    public RefusedRows.Table refused(Job job) throws IOException {
        Job.Content content = job.content();
        return refusedRows.find(content.topic(), content.sha256(), content.startedAt());
    }

    /** The last jobs, those of earlier lives of the service first. */
    public List<Job> jobs() {
        return queue.all();
    }

    public Optional<Job> job(UUID id) {
        return queue.find(id);
    }

    private void submitSource(String source) {
        try {
            List<Path> files = SourcePaths.expand(Path.of(source.strip()));
            if (files.isEmpty()) {
                IngestLog.emptyFolder(source);
            }
            files.forEach(this::submitFile);
        } catch (IOException | InvalidPathException e) {
            IngestLog.badSource(source, e);
        }
    }

    private void submitUnfinishedUploads() {
        try {
            uploads.unfinished().forEach(upload -> queue.submit(upload.file(), upload.order()));
        } catch (IOException e) {
            IngestLog.badSource(config.uploadFolder().toString(), e);
        }
    }

    private static Counter rows(MeterRegistry meters, String outcome) {
        return Counter.builder("tillstream.ingest.rows").tag("outcome", outcome)
                .description("Rows read from files, by what became of them").register(meters);
    }
}
