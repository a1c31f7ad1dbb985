package dev.tillstream.ingest.cli;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tillstream.ingest.SharedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command line as a process of its own: its environment, its status, and what a signal does. */
class CliProcessTest extends CliFixture {

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TillstreamCli.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KAFKA_"));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", SharedKafka.bootstrapServers());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    @Test
    void shouldRenameOnlineRetailsTopicAloneByTheEnvironment() throws Exception {
        // Given: contents that nobody has sent to the usual topic of products
        String id = UUID.randomUUID().toString();
        Path transactions = write("table.csv", TABLE);
        Path products = write("amazon.csv", "product_id,product_name,category,discounted_price,actual_price\n" + id
                + ",Cable,Cables,399,1099\n");

        // When
        int status = start(Map.of("KAFKA_TOPIC", topic), "ingest", transactions.toString(), products.toString())
                .waitFor();

        // Then
        assertThat(folder.resolve("out")).content().contains("table.csv: online-retail to " + topic + ": ",
                "amazon.csv: amazon-sales to retail-products: ");
        assertThat(status).isZero();
        assertThat(rows(topic)).hasSize(1);
        assertThat(rows("retail-products")).anySatisfy(row -> assertThat(row).contains(id));
    }

    @Test
    void shouldCommitAndGoOnLaterWhenItIsToldToStop() throws Exception {
        // Given
        SharedKafka.createTopic(topic);
        Path file = write("slow.csv", TABLE + "489435,85048,BALL,12,2009-12-01 07:45:00,6.95\n".repeat(9)
                + "489436,85048,BALL,12,2009-12-02 07:45:00,6.95\n");
        Process slow = start(Map.of(), "ingest", "--topic", topic, "--pace", "replay", file.toString());
        eventually().until(() -> rows(topic).size() == 10);

        // When
        slow.destroy();
        slow.waitFor();
        int again = ingest(file);

        // Then
        assertThat(folder.resolve("out")).content()
                .contains("slow.csv: stopped: 10 rows read = 10 published + 0 refused; run again to go on");
        assertThat(again).isZero();
        assertThat(err.toString()).contains("slow.csv: goes on behind row 10, which was sent before");
        assertThat(out.toString()).contains("11 rows read = 11 published + 0 refused");
        assertThat(rows(topic)).hasSize(11);
    }

    @Test
    void shouldEndWithAStatusAndKeepLibrariesOffTheTerminal() throws Exception {
        // When
        int status = start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), "ingest",
                folder.resolve("missing.xlsx").toString()).waitFor();

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err"))).isEqualToNormalizingNewlines(
                "tillstream: missing.xlsx: there is no such file: " + folder.resolve("missing.xlsx") + "\n");
        assertThat(folder.resolve("out")).isEmptyFile();
    }
}
