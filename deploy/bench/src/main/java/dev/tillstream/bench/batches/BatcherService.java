package dev.tillstream.bench.batches;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The batcher service in a process of its own with a bounded heap. */
final class BatcherService implements AutoCloseable {

    /** Rarely enough to take nothing from what is measured. */
    private static final Duration POLL = Duration.ofMillis(500);
    private static final TopicPartition BATCHES = new TopicPartition("retail-batches", 0);

    private final Program program;
    private final String bootstrapServers;
    private final Path gcLog;

    private BatcherService(Program program, String bootstrapServers, Path gcLog) {
        this.program = program;
        this.bootstrapServers = bootstrapServers;
        this.gcLog = gcLog;
    }

    static BatcherService start(ServiceApp app, String bootstrapServers, String topic, int heapMegabytes,
            Path folder) {
        Path gcLog = folder.resolve("gc.log");
        Program program = Program.java(
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:gc:file=" + gcLog + "::filecount=0", "-jar", app.serviceJar().toString()),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "KAFKA_TOPIC", topic, "DATA_OUTPUT_PATH",
                        folder.resolve("stored").toString(), "API_PORT", Integer.toString(Ports.free()),
                        "BATCHER_MAX_WAIT", "2s"),
                folder.resolve("service.out"));
        return new BatcherService(program, bootstrapServers, gcLog);
    }

    /**
     * Waits until so many rows are in announced batches.
     *
     * @throws BenchmarkFailedException if the service ends before
     */
    Batching awaitRows(long rows) {
        List<Batching.Mark> marks = new ArrayList<>();
        long stored = 0;
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(BATCHES));
            consumer.seekToBeginning(List.of(BATCHES));
            while (stored < rows) {
                if (program.waitFor(1)) {
                    throw new BenchmarkFailedException(program.ended());
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    BatchStored batch = EventJson.decode(record.value(), BatchStored.class);
                    stored += batch.rows();
                    marks.add(new Batching.Mark(stored, batch.storedAt()));
                }
            }
        }
        return new Batching(marks);
    }

    /** To be read when the rows are stored. */
    GcLog gcLog() {
        return GcLog.read(gcLog);
    }

    double peakResidentMegabytes() {
        return program.peakResidentMegabytes();
    }

    @Override
    public void close() {
        program.close();
    }
}
