package dev.tillstream.ingest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import dev.tillstream.data.event.Topics;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.IngestTopics;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionFailedException;
import dev.tillstream.ingest.publish.RowCounts;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files, and ends when all is sent. Interrupted, it goes on behind the last committed row when run again. */
@Command(name = "ingest", mixinStandardHelpOptions = true, description = "Sends workbooks row by row to the stream.")
final class IngestCommand implements Callable<Integer> {

    private static final CommitLimits LIMITS = new CommitLimits(20_000, Duration.ofSeconds(1), 3,
            Duration.ofSeconds(1));

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "Tables (.xlsx, .csv, .csv.gz), sent one after the other.")
    private List<Path> files;

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

    @Option(names = "--topic", defaultValue = "${env:KAFKA_TOPIC:-retail-transactions}", paramLabel = "TOPIC",
            description = "Topic of the rows (default: ${DEFAULT-VALUE}).")
    private String topic;

    @Option(names = "--bootstrap-servers", defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
            paramLabel = "HOST:PORT", description = "The Kafka broker (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Option(names = "--force", description = "Sends a file again whose content was sent before.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        PaceSettings settings = paceSettings();
        SystemTiming timing = new SystemTiming();
        try (var ignored = StopOnSignal.until(timing)) {
            boolean sound = true;
            for (Path file : files) {
                sound &= !timing.stopRequested() && ingest(file, settings, timing);
            }
            return sound ? 0 : 1;
        }
    }

    private boolean ingest(Path path, PaceSettings settings, SystemTiming timing) throws InterruptedException {
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), InputFile.name(path));
        try {
            InputFile file = InputFile.identify(path);
            FileIngestion ingestion = new FileIngestion(
                    CliKafka.clients(bootstrapServers, topic, file.sha256()),
                    IngestTopics.of(topic, Optional.empty(), Topics.POSITIONS, Topics.PROGRESS), 1, settings, LIMITS,
                    timing);
            IngestionEnd end = ingestion.run(file, force, bar);
            bar.end();
            return report(file.name(), end);
        } catch (IOException | IngestionFailedException | KafkaException e) {
            bar.end();
            spec.commandLine().getErr().println("tillstream: " + e.getMessage());
            return false;
        }
    }

    private boolean report(String file, IngestionEnd end) {
        PrintWriter out = spec.commandLine().getOut();
        if (end instanceof IngestionEnd.Completed completed) {
            out.printf(Locale.ROOT, "%s: %s, %.1f s, %,d rows/s%n", file, sums(completed.counts()),
                    completed.took().toMillis() / 1e3, completed.rowsPerSecond());
            reasons(out, completed.counts().refusedByReason());
        } else if (end instanceof IngestionEnd.AlreadyIngested already) {
            out.printf(Locale.ROOT, "%s: sent before (%,d rows); --force sends it again%n", file,
                    already.position().read());
        } else if (end instanceof IngestionEnd.Stopped stopped) {
            out.printf("%s: stopped: %s; run again to go on%n", file, sums(stopped.counts()));
        }
        out.flush();
        return !(end instanceof IngestionEnd.Stopped);
    }

    private static String sums(RowCounts counts) {
        return String.format(Locale.ROOT, "%,d rows read = %,d published + %,d refused", counts.read(),
                counts.published(), counts.refused());
    }

    private static void reasons(PrintWriter out, Map<String, Long> reasons) {
        reasons.forEach((reason, rows) -> out.printf(Locale.ROOT, "  refused: %s: %,d rows%n", reason, rows));
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
