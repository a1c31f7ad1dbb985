package dev.tillstream.bench.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Python;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Turns;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.bench.workbook.Input;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads a workbook with Tillstream, fastexcel-reader and pandas. */
@Command(name = "reader", mixinStandardHelpOptions = true,
        description = "Reads a workbook: needs 1.5 x fastexcel-reader, the goal is 25 x pandas.read_excel.")
public final class ReaderCommand implements Callable<Integer> {

    private static final double FASTEXCEL_NEED = 1.5;
    private static final double PANDAS_GOAL = 25;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Input input;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "Rounds of the two Java readers (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--pandas-rounds", defaultValue = "1", paramLabel = "N",
            description = "Of these, rounds that pandas takes part in (default: ${DEFAULT-VALUE}).")
    private int pandasRounds;

    @Mixin
    private Python python;

    private final List<Reading> tillstream = new ArrayList<>();
    private final List<Reading> fastexcel = new ArrayList<>();
    private final List<Reading> pandas = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least: " + rounds);
        }
        Path workbook = input.workbook();
        Environment environment = Environment.now();
        Path folder = input.work().of("reader");
        Pandas contender = new Pandas(python.command(), folder);
        String pandasIs = pandasRounds > 0 ? pandasIs(contender) : "not asked for";
        for (int round = 1; round <= rounds; round++) {
            spec.commandLine().getErr().println("reader: round " + round + " of " + rounds);
            int now = round;
            Turns.take(round, () -> tillstream.add(read(Reading.TILLSTREAM, now, workbook, folder)),
                    () -> fastexcel.add(read(Reading.FASTEXCEL, now, workbook, folder)));
            if (round <= pandasRounds && pandasIs.startsWith("pandas")) {
                pandas.add(contender.read(workbook, "pandas-" + round + ".out"));
            }
        }
        Report report = report(workbook, environment, pandasIs);
        spec.commandLine().getOut().println(report.markdown());
        return report.exitStatus();
    }

    private static Reading read(String contender, int round, Path workbook, Path folder) {
        return Reading.of(contender, workbook, folder.resolve(contender + "-" + round + ".out"));
    }

    private static String pandasIs(Pandas contender) {
        try {
            return contender.versions();
        } catch (BenchmarkFailedException e) {
            return "skipped: " + e.getMessage();
        }
    }

    private Report report(Path workbook, Environment environment, String pandasIs) throws IOException {
        Rounds ours = rates("Tillstream, rows/s", tillstream);
        Rounds theirs = rates(fastexcelIs() + ", rows/s", fastexcel);
        Rounds ratio = ours.ratioTo(theirs, "Tillstream / fastexcel-reader");
        List<Rounds> lines = new ArrayList<>(List.of(ours, theirs, ratio, cpu("Tillstream", tillstream),
                cpu("fastexcel-reader", fastexcel)));
        List<Verdict> verdicts = new ArrayList<>(List.of(sameRows(), Verdict.need(ratio, FASTEXCEL_NEED)));
        if (!pandas.isEmpty()) {
            Rounds slow = rates(pandasIs + ", rows/s", pandas);
            Rounds toPandas = ours.ratioTo(slow, "Tillstream / pandas.read_excel");
            lines.addAll(List.of(slow, toPandas));
            verdicts.add(Verdict.goal(toPandas, PANDAS_GOAL));
        }
        String subject = String.format(Locale.ROOT, "%s, %,d rows, %.1f MB", workbook.getFileName(),
                tillstream.get(0).rows(), Files.size(workbook) / 1e6);
        List<String> notes = pandas.isEmpty() ? List.of("pandas.read_excel: " + pandasIs) : List.of();
        return new Report("reader", subject, environment, Table.of(lines), notes, verdicts);
    }

    private Verdict sameRows() {
        List<Reading> all = new ArrayList<>(tillstream);
        all.addAll(fastexcel);
        all.addAll(pandas);
        List<Long> counts = all.stream().map(Reading::rows).distinct().toList();
        return Verdict.need("all read the same number of rows", counts.size() == 1, "rows: " + counts);
    }

    private static Rounds rates(String label, List<Reading> readings) {
        return Rounds.rates(label, readings.stream().map(Reading::rowsPerSecond).toList());
    }

    private static Rounds cpu(String contender, List<Reading> readings) {
        return new Rounds(contender + ", CPU seconds", 2, readings.stream().map(Reading::cpuSeconds).toList());
    }

    /** Its jar's name, which has the version. */
    private static String fastexcelIs() {
        String place = ReadableWorkbook.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return place.substring(place.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
    }
}
