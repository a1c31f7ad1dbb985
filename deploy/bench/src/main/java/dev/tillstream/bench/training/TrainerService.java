package dev.tillstream.bench.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ModelManifest;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The trainer service in a process of its own, and what it announces. Not thread-safe. */
final class TrainerService implements AutoCloseable {

    private static final String FAMILY = "transaction-clusters";
    private static final int VERSIONS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final TopicPartition MODELS = new TopicPartition("retail-models", 0);
    private static final TopicPartition CARDS = new TopicPartition("retail-cards", 0);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final long started = System.nanoTime();
    private final Program program;
    private final URI training;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<Integer, ModelManifest> models = new TreeMap<>();
    private int cards;

    private TrainerService(Program program, String bootstrapServers, int port) {
        this.program = program;
        this.training = URI.create("http://127.0.0.1:" + port + "/training");
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest", "metadata.max.age.ms", 500),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(MODELS, CARDS));
        consumer.seekToBeginning(List.of(MODELS, CARDS));
    }

    /** @param settings environment variables beside those of the places */
    static TrainerService start(ServiceApp app, String bootstrapServers, Path batches, Path folder,
            Map<String, String> settings) {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "DATA_OUTPUT_PATH", batches.toString(),
                "MODELS_PATH", folder.resolve("models").toString(), "API_PORT", Integer.toString(port)));
        return new TrainerService(Program.java(List.of("-Xmx512m", "-jar", app.serviceJar().toString()), environment,
                folder.resolve("trainer.out")), bootstrapServers, port);
    }

    /**
     * Waits until each version is announced for its part of so many rows.
     *
     * @return seconds since the process was started
     * @throws BenchmarkFailedException if it ends before
     */
    double awaitModels(long rows) {
        long since = System.nanoTime();
        while (!areOf(rows)) {
            poll(since);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** Waits until the cards of the models that were announced are announced as well, and nothing is left to do. */
    void awaitCards(int revisions) {
        long since = System.nanoTime();
        while (cards < VERSIONS * revisions) {
            poll(since);
        }
    }

    /** What the last run took by its own clock: training, storing and announcing. */
    double lastRunSeconds() {
        try {
            JsonNode runs = JSON
                    .readTree(HTTP.send(HttpRequest.newBuilder(training).build(), BodyHandlers.ofByteArray())
                            .body())
                    .required("trainings");
            return runs.required(0).required("seconds").doubleValue();
        } catch (IOException e) {
            throw new BenchmarkFailedException(training + " can't be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    /** Of the newest model of each version. */
    Map<Integer, Double> inertia() {
        Map<Integer, Double> inertia = new TreeMap<>();
        models.forEach((version, manifest) -> inertia.put(version, manifest.metrics().get(ModelManifest.INERTIA)));
        return inertia;
    }

    private boolean areOf(long rows) {
        for (int version = 1; version <= VERSIONS; version++) {
            ModelManifest manifest = models.get(version);
            if (manifest == null || manifest.dataSize() != rows * version / VERSIONS) {
                return false;
            }
        }
        return true;
    }

    private void poll(long since) {
        if (program.waitFor(1)) {
            throw new BenchmarkFailedException(program.ended());
        }
        if (System.nanoTime() - since > LONGEST.toNanos()) {
            throw new BenchmarkFailedException("nothing was announced for " + LONGEST + ": " + program.printed());
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.value() == null) {
                continue;
            }
            if (record.topic().equals(CARDS.topic())) {
                cards++;
            } else {
                ModelManifest manifest = EventJson.decode(record.value(), ModelReady.class).manifest();
                if (manifest.family().equals(FAMILY)) {
                    models.put(manifest.version(), manifest);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        program.close();
    }
}
