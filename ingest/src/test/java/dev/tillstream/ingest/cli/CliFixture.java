package dev.tillstream.ingest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.Topics;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.publish.Topic;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line in this process, with a topic of the test's own. */
@ExtendWith(SharedKafka.class)
abstract class CliFixture {

    static final String TABLE = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price\n"
            + "489434,85048,CAF\u00c9,12,2009-12-01 07:45:00,6.95\n";

    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final String topic = "rows-" + UUID.randomUUID();

    int run(String... arguments) {
        CommandLine cli = TillstreamCli.commandLine();
        return cli.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    /** Sends a file to the test's topic. */
    int ingest(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("ingest", file.toString(), "--topic", topic,
                "--bootstrap-servers", SharedKafka.bootstrapServers()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    Path write(String name, String content) throws IOException {
        return write(name, content, StandardCharsets.UTF_8);
    }

    Path write(String name, String content, Charset encoding) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(encoding));
    }

    /** The rows as JSON. */
    static List<String> rows(String name) {
        return Topic.read(SharedKafka.bootstrapServers(), name).stream().filter(message -> !Topic.isMark(message))
                .map(message -> new String(message.value(), StandardCharsets.UTF_8)).toList();
    }

    /** Of the files that were sent to a topic; the command line keeps those of all topics together. */
    static List<IngestReceipt> receipts(String topic) {
        return Topic.read(SharedKafka.bootstrapServers(), Topics.RECEIPTS).stream()
                .map(message -> EventJson.decode(message.value(), IngestReceipt.class))
                .filter(receipt -> topic.equals(receipt.topic())).toList();
    }
}
