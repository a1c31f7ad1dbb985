package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
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
@RegisterForReflection(targets = {ReadingPosition.class, Progress.class, EndOfFile.class})
public class Ingest {

    private static final String CHANNEL = "transactions-out";

    private final IngestConfig config;
    private final UploadFolder uploads;
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
        SystemTiming timing = new SystemTiming();
        Map<String, Object> producer = Map.copyOf(channels.<byte[], byte[]>getProducer(CHANNEL).configuration());
        FileIngestion ingestion = new FileIngestion(new KafkaClients(kafka, producer), config.topics(),
                config.partitions(), config.paceSettings(), config.commitLimits(), timing);
        this.queue = new JobQueue(ingestion, timing, new JobReports(uploads, finished, rows(meters, "published"),
                rows(meters, "refused")));
    }

    void start(@Observes StartupEvent event) {
        queue.start();
        submitUnfinishedUploads();
        config.sources().orElse(List.of()).stream().filter(source -> !source.isBlank()).forEach(this::submitSource);
    }

    void stop(@Observes ShutdownEvent event) {
        queue.close();
    }

    /**
     * Takes over a file and queues it.
     *
     * @param name as the sender says
     */
    public Job submitUpload(Path received, String name, boolean forced) throws IOException {
        return queue.submit(uploads.keep(received, name), Job.Origin.UPLOADED, forced);
    }

    /** Queues a file that stays where it is. */
    public Job submitFile(Path file) {
        return queue.submit(file, Job.Origin.CONFIGURED, false);
    }

    /** Whether there are sources to ingest from the start on. */
    public boolean hasSources() {
        return config.sources().orElse(List.of()).stream().anyMatch(source -> !source.isBlank());
    }

    /** The jobs of this life of the service, the oldest first. */
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
            uploads.unfinished().forEach(file -> queue.submit(file, Job.Origin.UPLOADED, false));
        } catch (IOException e) {
            IngestLog.badSource(config.uploadFolder().toString(), e);
        }
    }

    private static Counter rows(MeterRegistry meters, String outcome) {
        return Counter.builder("tillstream.ingest.rows").tag("outcome", outcome)
                .description("Rows read from files, by what became of them").register(meters);
    }
}
