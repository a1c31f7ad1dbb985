package dev.tillstream.ingest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionFailedException;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.ReceiptLog;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.ReadSettings;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files, and ends when all is sent. Interrupted, it goes on behind the last committed row when run again. */
@Command(name = "ingest", mixinStandardHelpOptions = true,
        description = "Sends workbooks and tables row by row to the stream.")
final class IngestCommand implements Callable<Integer> {

    private static final CommitLimits LIMITS = new CommitLimits(50_000, Duration.ofSeconds(1), 3,
            Duration.ofSeconds(1));

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "Tables (.xlsx, .csv, .csv.gz), sent one after the other.")
    private List<Path> files;

    @Option(names = "--dataset", paramLabel = "NAME",
            description = "What the files must hold: online-retail, amazon-sales or retailrocket (default: found out).")
    private String dataset;

    @Option(names = "--zone", defaultValue = "UTC", paramLabel = "ZONE",
            description = "Zone of dates that say none (default: ${DEFAULT-VALUE}).")
    private String zone;

    @Option(names = "--delimiter", paramLabel = "C",
            description = "Delimiter of CSV files: a character or tab (default: found out).")
    private String delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Encoding of CSV files (default: found out).")
    private String encoding;

    @Option(names = "--pace", defaultValue = "as-fast-as-possible", paramLabel = "PACE",
            description = "as-fast-as-possible (default), random-delay or replay (the rows' own times).")
    private String pace;

    @Option(names = "--min-delay", defaultValue = "0.5", paramLabel = "SECONDS",
            description = "Shortest random delay (default: ${DEFAULT-VALUE}).")
    private double minDelay;

    @Option(names = "--max-delay", defaultValue = "2", paramLabel = "SECONDS",
            description = "Longest random delay (default: ${DEFAULT-VALUE}).")
    private double maxDelay;

    @Option(names = "--seed", paramLabel = "S", description = "Makes random delays the same on every run.")
    private Long seed;

    @Option(names = "--replay-factor", defaultValue = "1", paramLabel = "N",
            description = "How many times faster than the rows' own times a replay is (default: ${DEFAULT-VALUE}).")
    private double replayFactor;

    @Option(names = "--topic", paramLabel = "TOPIC",
            description = "Topic of the rows (default: that of the dataset, retail-transactions, retail-products or "
                    + "retail-events; KAFKA_TOPIC names another one for online-retail).")
    private String topic;

    @Option(names = "--bootstrap-servers", defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
            paramLabel = "HOST:PORT", description = "The Kafka broker (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Option(names = "--force", description = "Sends a file again whose content was sent before.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        PaceSettings settings = paceSettings();
        ReadOptions options = readOptions();
        SystemTiming timing = new SystemTiming();
        try (var ignored = StopOnSignal.until(timing)) {
            boolean sound = true;
            for (Path file : files) {
                sound &= !timing.stopRequested() && ingest(file, options, settings, timing);
            }
            return sound ? 0 : 1;
        }
    }

    private boolean ingest(Path path, ReadOptions options, PaceSettings settings, SystemTiming timing)
            throws InterruptedException {
        Terminal terminal = new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr(),
                InputFile.name(path));
        Instant begin = Instant.now();
        try {
            InputFile file = InputFile.identify(path);
            KafkaClients clients = CliKafka.clients(bootstrapServers);
            IngestionEnd end = new FileIngestion(clients, topics(), 1, settings, LIMITS)
                    .run(file, options, force, timing, terminal);
            terminal.end(end);
            Optional<IngestReceipt> receipt = terminal.receipt(UUID.randomUUID(), file, end, force, begin);
            receipt.ifPresent(new ReceiptLog(clients, topics())::add);
            return receipt.isPresent();
        } catch (IOException | IngestionFailedException | KafkaException e) {
            terminal.failed(e);
            return false;
        }
    }

    private TopicNames topics() {
        TopicNames topics = TopicNames.defaults();
        if (topic != null) {
            for (String name : topics.rows().keySet()) {
                topics = topics.with(ReadSettings.dataset(name), topic);
            }
            return topics;
        }
        String older = System.getenv("KAFKA_TOPIC");
        Dataset<?> transactions = Transactions.DATASET;
        return older == null || older.isBlank() ? topics : topics.with(transactions, older);
    }

    private ReadOptions readOptions() {
        try {
            return ReadSettings.options(Optional.ofNullable(dataset), zone, Optional.ofNullable(delimiter),
                    Optional.ofNullable(encoding));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid option: " + e.getMessage(), e);
        }
    }

    private PaceSettings paceSettings() {
        try {
            return new PaceSettings(PaceSettings.Mode.valueOf(pace.toUpperCase(Locale.ROOT).replace('-', '_')),
                    seconds(minDelay), seconds(maxDelay), seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    replayFactor);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid pace: " + e.getMessage(), e);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
