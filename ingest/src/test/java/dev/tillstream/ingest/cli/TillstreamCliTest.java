package dev.tillstream.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.tillstream.ingest.ReadRows;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.publish.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(SharedKafka.class)
class TillstreamCliTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String topic = "rows-" + UUID.randomUUID();

    private int run(String... arguments) {
        CommandLine cli = TillstreamCli.commandLine();
        return cli.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private Path generated(int rows) {
        Path file = folder.resolve("generated.xlsx");
        assertThat(run("generate", "--rows", String.valueOf(rows), file.toString())).isZero();
        return file;
    }

    @Test
    void shouldGenerateTheSameWorkbookFromTheSameSeed() throws Exception {
        // When
        byte[] first = Files.readAllBytes(generated(1_000));
        byte[] second = Files.readAllBytes(generated(1_000));

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(ReadRows.of(folder.resolve("generated.xlsx"))).hasSize(1_000);
    }

    @Test
    void shouldIngestAndPrintTheReceipt() {
        // When
        int status = run("ingest", generated(1_000).toString(), "--topic", topic, "--bootstrap-servers",
                SharedKafka.bootstrapServers());

        // Then
        assertThat(err.toString()).contains("generated.xlsx: 1,000 rows");
        assertThat(out.toString()).contains(
                "generated.xlsx: online-retail to " + topic + ": 1,000 rows read = 1,000 published + 0 refused",
                "sheet Year 2009-2010: 494 rows read", "sheet Year 2010-2011: 506 rows read");
        assertThat(status).isZero();
        assertThat(Topic.read(SharedKafka.bootstrapServers(), topic)).hasSize(1_001);
    }

    @Test
    void shouldSendAFileAgainOnlyByForce() {
        // Given
        String[] arguments = {"ingest", generated(10).toString(), "--topic", topic, "--bootstrap-servers",
                SharedKafka.bootstrapServers(), "--pace", "replay", "--replay-factor", "1000000000"};
        run(arguments);

        // When
        int again = run(arguments);
        run(java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.stream.Stream.of("--force"))
                .toArray(String[]::new));

        // Then
        assertThat(again).isZero();
        assertThat(out.toString()).contains("sent before (10 rows)");
        assertThat(Topic.read(SharedKafka.bootstrapServers(), topic)).hasSize(22);
    }

    @Test
    void shouldFailWithFileAndReasonForBadInputAndSendTheOthers() throws Exception {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.xlsx"), "no workbook");

        // When
        int status = run("ingest", bad.toString(), generated(10).toString(), "--topic", topic, "--bootstrap-servers",
                SharedKafka.bootstrapServers());

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("bad.xlsx: is not an .xlsx workbook");
        assertThat(out.toString()).contains("10 published");
    }

    @Test
    void shouldExplainWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("ingest", "x.xlsx", "--pace", "slowly")).isEqualTo(2);
        assertThat(run("generate", "--rows", "-1", "x.xlsx")).isEqualTo(2);
        assertThat(err.toString()).contains("ingest or generate", "Invalid pace", "can't be negative");
    }
}
