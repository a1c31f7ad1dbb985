package dev.tillstream.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.Python;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Turns;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.bench.workbook.CsvEdition;
import dev.tillstream.bench.workbook.Folders;
import dev.tillstream.bench.workbook.Input;
import dev.tillstream.data.model.ModelManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets the trainer and scikit-learn train system 2's models on the same rows, and holds the models against each other. */
@Command(name = "analytics", mixinStandardHelpOptions = true,
        description = "The models of invoice lines from stored batches: needs to score as scikit-learn does on the same "
                + "held-out rows; goal: in no more time, process against process.")
public final class AnalyticsCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 512;
    /** Windows by the invoices' dates, so that each stands for other rows of the two years. */
    private static final Map<String, String> SETTINGS = Map.of("TRAINER_CUSTOMER_CLUSTERS_ENABLED", "false",
            "TRAINER_TRANSACTION_CLUSTERS_RESTARTS", "1", "TRAINER_WINDOWS_CLOCK", "rows", "TRAINER_WINDOWS_LENGTHS",
            "250d,500d,750d");

    /** What a file is. */
    private enum Edition {
        xlsx, csv
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private Input input;

    @Mixin
    private Python python;

    @Option(names = "--input", defaultValue = "xlsx", paramLabel = "EDITION",
            description = "Whether the rows are read from the workbook or from its CSV edition: ${COMPLETION-CANDIDATES} "
                    + "(default: ${DEFAULT-VALUE}).")
    private Edition edition;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
            description = "Rounds from cold (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> heapUsed = new ArrayList<>();
    private final List<Double> heapKept = new ArrayList<>();
    private final List<List<LineModel>> models = new ArrayList<>();
    private final List<ScikitLines.Run> runs = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least: " + rounds);
        }
        ServiceApp app = ServiceApp.find("trainer");
        Path folder = input.work().of("analytics").resolve(UUID.randomUUID().toString());
        Files.createDirectories(folder);
        try {
            TrainingRows rows = rows(folder);
            Environment environment = Environment.now();
            StoredBatches batches = StoredBatches.unannounced(folder.resolve("batches"), rows.inOrder());
            batches.store(rows.rows().size());
            say("first run, which archives classes and tells scikit-learn the bounds");
            train(app, batches, folder, "first");
            ScikitLines scikit = new ScikitLines(python.command(), folder,
                    LineRows.write(folder.resolve("lines.csv"), rows.rows()),
                    LineModel.read(folder.resolve("first"), LineFamily.ALL));
            for (int round = 1; round <= rounds; round++) {
                say("round " + round + " of " + rounds);
                String name = "round-" + round;
                Turns.take(round, () -> measure(app, batches, folder, name), () -> runs.add(scikit.run(name + ".py")));
            }
            runs.forEach(run -> theirs.add(run.seconds()));
            Report report = report(rows.rows().size(), environment);
            spec.commandLine().getOut().println(report.markdown());
            return report.exitStatus();
        } finally {
            Folders.delete(folder);
        }
    }

    private TrainingRows rows(Path folder) {
        TrainingRows ofWorkbook = TrainingRows.read(input.workbook());
        if (ofWorkbook.rows().size() <= 2 * StoredBatches.ROWS) {
            throw new BenchmarkFailedException(input.workbook() + " has " + ofWorkbook.rows().size()
                    + " transactions: three batches of " + StoredBatches.ROWS + " are needed, for three versions");
        }
        return edition == Edition.xlsx
                ? ofWorkbook
                : TrainingRows.read(CsvEdition.write(folder.resolve("edition.csv"), ofWorkbook.rows()));
    }

    private void measure(ServiceApp app, StoredBatches batches, Path folder, String name) {
        ours.add(train(app, batches, folder, name));
        GcLog heap = GcLog.read(folder.resolve(name + ".gc"));
        heapUsed.add(heap.peakUsed());
        heapKept.add(heap.peakKept());
        models.add(LineModel.read(folder.resolve(name), LineFamily.ALL));
    }

    /** @return seconds */
    private static double train(ServiceApp app, StoredBatches batches, Path folder, String name) {
        Map<String, String> environment = new LinkedHashMap<>(SETTINGS);
        environment.putAll(Map.of("DATA_OUTPUT_PATH", batches.folder().toString(), "MODELS_PATH",
                folder.resolve(name).toString(), "TILLSTREAM_OPTS",
                "-Xmx" + HEAP_MEGABYTES + "m -Xlog:gc:file=" + folder.resolve(name + ".gc")));
        return Program.runOnThisJava(List.of(app.trainOnce().toString()), environment, folder.resolve(name + ".out"))
                .took().toNanos() / 1e9;
    }

    private Report report(long rows, Environment environment) {
        Rounds tillstream = new Rounds("tillstream-train, s", 2, ours);
        Rounds scikit = new Rounds("scikit-learn, s", 2, theirs);
        Rounds ratio = scikit.ratioTo(tillstream, "scikit-learn / tillstream-train");
        List<Rounds> lines = new ArrayList<>(List.of(tillstream, scikit, ratio));
        for (LineFamily family : LineFamily.ALL) {
            lines.add(new Rounds(family.name() + ", tillstream-train, s", 3,
                    models.stream().map(round -> seconds(round, family)).toList()));
            lines.add(new Rounds(family.name() + ", scikit-learn, s", 3,
                    runs.stream().map(run -> seconds(run, family)).toList()));
        }
        lines.add(new Rounds("peak heap used, MB", 0, heapUsed));
        lines.add(new Rounds("peak heap after GC, MB", 0, heapKept));
        List<Verdict> verdicts = new ArrayList<>();
        models.get(0).forEach(model -> verdicts.addAll(verdicts(model)));
        verdicts.add(Verdict.goal(ratio, 1));
        return new Report("analytics",
                String.format(Locale.ROOT, "%s as %s, %,d rows in batches of 10,000; MB are 2^20 bytes",
                        input.workbook().getFileName(), edition, rows),
                environment, Table.of(lines),
                List.of("tillstream-train had -Xmx" + HEAP_MEGABYTES + "m",
                        "it also trains transaction-clusters, with one start; scikit-learn reads one CSV file that also "
                                + "tells which rows are held out",
                        "seconds of a family are those of training and judging its versions, without reading"),
                verdicts);
    }

    /** Versions that stand for the same rows are one model, trained once. */
    private static double seconds(List<LineModel> models, LineFamily family) {
        Map<List<Long>, Double> seconds = new LinkedHashMap<>();
        models.stream().filter(model -> model.family().equals(family)).map(LineModel::manifest)
                .forEach(manifest -> seconds
                        .put(rows(manifest), manifest.trainingSeconds()));
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Long> rows(ModelManifest manifest) {
        return List.of(manifest.offsets().get(0).first(), manifest.dataSize());
    }

    private static double seconds(ScikitLines.Run run, LineFamily family) {
        return run.models().stream().filter(model -> model.family().equals(family.name()))
                .mapToDouble(ScikitLines.Trained::seconds).sum();
    }

    private List<Verdict> verdicts(LineModel model) {
        Predicate<ScikitLines.Trained> same = trained -> trained.family().equals(model.family().name())
                && trained.version() == model.manifest().version();
        ScikitLines.Trained other = runs.get(0).models().stream().filter(same).findFirst().orElseThrow();
        LineFamily family = model.family();
        boolean sameRows = other.trainedRows() == model.manifest().evaluation().trainedRows()
                && other.heldOutRows() == model.manifest().evaluation().heldOutRows();
        return List.of(
                Verdict.need(model.label() + ": the same rows on both sides", sameRows,
                        String.format(Locale.ROOT, "%,d trained, %,d held out", other.trainedRows(),
                                other.heldOutRows())),
                Verdict.need(
                        String.format(Locale.ROOT, "%s: %s within %.2f of scikit-learn's", model.label(),
                                family.metric(), family.within()),
                        Math.abs(model.score() - other.score()) <= family.within(),
                        String.format(Locale.ROOT, "%.4f and %.4f", model.score(), other.score())));
    }

    private void say(String what) {
        spec.commandLine().getErr().println("analytics: " + what);
    }
}
