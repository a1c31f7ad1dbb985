package dev.tillstream.bench.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Kafka's own load generator, with the producer settings of the command line but without transactions.
 *
 * @param folder where its processes print to
 */
record ProducerPerformance(String bootstrapServers, Path folder) {

    /** Those of {@code dev.tillstream.ingest.cli.CliKafka}; a test compares them. */
    static final Map<String, String> SETTINGS = Map.of("acks", "all", "compression.type", "lz4", "linger.ms", "20",
            "batch.size", "262144", "buffer.memory", "33554432");

    /** Sends records of random letters, which hardly compress. */
    Sending sendLetters(String topic, long records, int bytes) {
        return send(topic, records, "--record-size", Integer.toString(bytes));
    }

    /** Sends lines of a file, drawn at random. */
    Sending sendLines(String topic, long records, Path lines) {
        return send(topic, records, "--payload-file", lines.toString());
    }

    private Sending send(String topic, long records, String payload, String value) {
        create(topic);
        List<String> arguments = new ArrayList<>(List.of("--topic", topic, "--num-records", Long.toString(records),
                payload, value, "--throughput", "-1", "--producer-props", "bootstrap.servers=" + bootstrapServers));
        SETTINGS.forEach((name, setting) -> arguments.add(name + "=" + setting));
        // Its figures are printed in the form of the language.
        return Sending.producerPerformance(Program.runOwn(List.of("-Xmx512m", "-Duser.language=en"),
                "org.apache.kafka.tools.ProducerPerformance", arguments, folder.resolve(topic + ".out")));
    }

    /** With one partition and without an end, as ingest makes its own. */
    private void create(String topic) {
        NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailedException("the topic " + topic + " can't be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }
}
