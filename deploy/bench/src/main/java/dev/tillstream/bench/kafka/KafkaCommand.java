package dev.tillstream.bench.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Turns;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.bench.workbook.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a workbook's rows to Kafka, and as many records of that size with Kafka's own load generator. */
@Command(name = "kafka", mixinStandardHelpOptions = true,
        description = "Workbook to acknowledged records: needs 70 %% of Kafka's own ProducerPerformance.")
public final class KafkaCommand implements Callable<Integer> {

    private static final double NEED = 0.7;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Input input;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private final List<Sending> ingested = new ArrayList<>();
    private final List<Sending> letters = new ArrayList<>();
    private final List<Sending> lines = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least: " + rounds);
        }
        ServiceApp app = ServiceApp.find("ingest");
        Path workbook = input.workbook();
        Path folder = input.work().of("kafka");
        Environment environment = Environment.now();
        try (Broker broker = Broker.start(folder)) {
            Ingest ingest = new Ingest(app, broker.bootstrapServers(), folder);
            ProducerPerformance performance = new ProducerPerformance(broker.bootstrapServers(), folder);
            Path sample = folder.resolve("rows.txt");
            say("uncounted round, for the broker to warm up and to measure the records");
            RowRecords rows = measure(ingest, workbook, broker.bootstrapServers(), sample);
            performance.sendLetters("letters-0", rows.records(), rows.meanBytes());
            for (int round = 1; round <= rounds; round++) {
                say("round " + round + " of " + rounds);
                String suffix = "-" + round;
                Turns.take(round, () -> ingested.add(ingest.send(workbook, "rows" + suffix)),
                        () -> letters.add(performance.sendLetters("letters" + suffix, rows.records(),
                                rows.meanBytes())),
                        () -> lines.add(performance.sendLines("lines" + suffix, rows.records(), sample)));
            }
            Report report = report(workbook, environment, rows);
            spec.commandLine().getOut().println(report.markdown());
            return report.exitStatus();
        }
    }

    private RowRecords measure(Ingest ingest, Path workbook, String bootstrapServers, Path sample) {
        Sending first = ingest.send(workbook, "rows-0");
        if (first.records() == 0) {
            throw new BenchmarkFailedException(workbook + " has no sound rows");
        }
        return RowRecords.read(bootstrapServers, "rows-0", first.records(), sample);
    }

    private Report report(Path workbook, Environment environment, RowRecords rows) throws IOException {
        Rounds ours = rates("tillstream ingest, sending, records/s", ingested, Sending::recordsPerSecond);
        Rounds theirs = rates("ProducerPerformance, sending, records/s", letters, Sending::recordsPerSecond);
        Rounds withRows = rates("ProducerPerformance with these rows, sending, records/s", lines,
                Sending::recordsPerSecond);
        Rounds oursWhole = rates("tillstream ingest, whole process, records/s", ingested,
                Sending::recordsPerSecondOfProcess);
        Rounds theirsWhole = rates("ProducerPerformance, whole process, records/s", letters,
                Sending::recordsPerSecondOfProcess);
        Rounds ratio = ours.ratioTo(theirs, "ingest / ProducerPerformance, sending");
        Rounds wholeRatio = oursWhole.ratioTo(theirsWhole, "ingest / ProducerPerformance, whole process");
        Rounds ratioToRows = ours.ratioTo(withRows, "ingest / ProducerPerformance with these rows, sending");
        return new Report("kafka",
                String.format(Locale.ROOT, "%s, %.1f MB, %,d records of %d bytes (key, value and headers)",
                        workbook.getFileName(), Files.size(workbook) / 1e6, rows.records(), rows.meanBytes()),
                environment,
                Table.of(List.of(ours, theirs, ratio, oursWhole, theirsWhole, wholeRatio, withRows, ratioToRows)),
                List.of("ProducerPerformance sends random letters of that size, which do not compress; "
                        + "\"with these rows\" it draws from the rows themselves."),
                List.of(sameRecords(rows), Verdict.need(ratio, NEED)));
    }

    private Verdict sameRecords(RowRecords rows) {
        List<Sending> all = new ArrayList<>(ingested);
        all.addAll(letters);
        all.addAll(lines);
        return Verdict.need("all sent the number of records that is on the topic",
                all.stream().allMatch(sending -> sending.records() == rows.records()),
                "records: " + all.stream().map(Sending::records).distinct().toList());
    }

    private void say(String what) {
        spec.commandLine().getErr().println("kafka: " + what);
    }

    private static Rounds rates(String label, List<Sending> sendings, ToDoubleFunction<Sending> rate) {
        return Rounds.rates(label, sendings.stream().map(rate::applyAsDouble).toList());
    }
}
