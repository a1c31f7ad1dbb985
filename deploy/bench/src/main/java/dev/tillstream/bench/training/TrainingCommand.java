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

import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.bench.workbook.Folders;
import dev.tillstream.bench.workbook.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets the trainer service train from cold and again, against scikit-learn and whatever else is named. */
@Command(name = "training", mixinStandardHelpOptions = true,
        description = "Three versions of the model from stored batches: needs to be no slower than scikit-learn with ten "
                + "starts, process against process, with no greater inertia; and again after 10,000 more rows: needs 1 "
                + "second, however many rows there are.")
public final class TrainingCommand implements Callable<Integer> {

    private static final List<String> SCALINGS = List.of("standard", "log-standard");
    private static final double MOST_SECONDS = 1;
    private static final double MOST_GROWTH = 1.3;
    private static final double INERTIA_TOLERANCE = 1e-9;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Input input;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
            description = "Rounds from cold (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--again", defaultValue = "7", paramLabel = "N",
            description = "How often 10,000 rows more come (default: ${DEFAULT-VALUE}).")
    private int again;

    @Option(names = "--sizes", defaultValue = "200000,10000000", split = ",", paramLabel = "N",
            description = "Rows that are there already when more come (default: ${DEFAULT-VALUE}).")
    private List<Long> sizes;

    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "Python with scikit-learn and pandas (default: ${DEFAULT-VALUE}).")
    private String python;

    @Option(names = "--against", paramLabel = "NAME=COMMAND",
            description = "Another program that does the same, timed from its start to its end in the first round.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || again < 1 || sizes.stream().anyMatch(size -> size < StoredBatches.ROWS)) {
            throw new ParameterException(spec.commandLine(),
                    "--rounds and --again must be 1 at least, --sizes " + StoredBatches.ROWS);
        }
        ServiceApp app = ServiceApp.find("trainer");
        TrainingRows rows = TrainingRows.read(input.workbook());
        Environment environment = Environment.now();
        Path folder = input.work().of("training").resolve(UUID.randomUUID().toString());
        Files.createDirectories(folder);
        try {
            Cold cold = cold(app, rows, folder);
            Map<Long, Again> more = new LinkedHashMap<>();
            for (long size : sizes) {
                say(String.format(Locale.ROOT, "again, with %,d rows", size));
                more.put(size, again(app, rows, size, folder.resolve("again-" + size)));
            }
            Report report = report(rows, environment, cold, more);
            spec.commandLine().getOut().println(report.markdown());
            return report.exitStatus();
        } finally {
            Folders.delete(folder);
        }
    }

    /** Seconds of processes by name, and the greatest quotient of inertias by scaling. */
    private record Cold(List<Rounds> seconds, Map<String, Double> inertia) {}

    /** Seconds of runs, and of the time from an announced batch to three announced models. */
    private record Again(Rounds run, Rounds announced) {}

    private Cold cold(ServiceApp app, TrainingRows rows, Path folder) throws IOException {
        ScikitLearn scikit = new ScikitLearn(python, folder);
        Path csv = rows.writePairs(folder.resolve("pairs.csv"));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        Map<String, Double> inertia = new LinkedHashMap<>();
        Map<String, Double> other = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            say("round " + round + " of " + rounds);
            for (String scaling : round == 1 ? SCALINGS : SCALINGS.subList(0, 1)) {
                String name = scaling + "-" + round;
                Trained trained = fromCold(app, rows, scaling, folder.resolve(name));
                ScikitLearn.Trained scikitTrained = scikit.train(csv, scaling, name + ".sklearn");
                inertia.put(scaling, trained.greatestQuotient(scikitTrained.inertia()));
                if (scaling.equals(SCALINGS.get(0))) {
                    ours.add(trained.seconds);
                    theirs.add(scikitTrained.seconds());
                }
            }
        }
        for (Map.Entry<String, String> program : others.entrySet()) {
            say(program.getKey());
            try (Program process = Program.start(List.of("sh", "-c", program.getValue()), Map.of(),
                    folder.resolve("other.out"))) {
                other.put(program.getKey(), process.finish().took().toNanos() / 1e9);
            }
        }
        List<Rounds> seconds = new ArrayList<>(List.of(new Rounds("trainer, from its start, s", 2, ours),
                new Rounds("scikit-learn, n_init=10, process, s", 2, theirs)));
        other.forEach((name, took) -> seconds.add(new Rounds(name + ", process, s", 2, List.of(took))));
        return new Cold(seconds, inertia);
    }

    private record Trained(double seconds, Map<Integer, Double> inertia) {

        private double greatestQuotient(Map<Integer, Double> others) {
            return inertia.keySet().stream()
                    .mapToDouble(version -> inertia.get(version) / others.getOrDefault(version, Double.NaN)).max()
                    .orElse(Double.NaN);
        }
    }

    private static Trained fromCold(ServiceApp app, TrainingRows rows, String scaling, Path folder)
            throws IOException {
        try (Broker broker = Broker.start(folder)) {
            StoredBatches batches = new StoredBatches(folder.resolve("batches"), broker.bootstrapServers(),
                    rows.inOrder());
            batches.createTopic();
            batches.add(rows.rows().size());
            try (TrainerService trainer = TrainerService.start(app, broker.bootstrapServers(), batches.folder(), folder,
                    Map.of("TRAINER_TRANSACTION_CLUSTERS_SCALING", scaling))) {
                double seconds = trainer.awaitModels(batches.stored());
                return new Trained(seconds, trainer.inertia());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Again again(ServiceApp app, TrainingRows rows, long size, Path folder) throws IOException {
        try (Broker broker = Broker.start(folder)) {
            StoredBatches batches = new StoredBatches(folder.resolve("batches"), broker.bootstrapServers(),
                    rows.drawn());
            batches.createTopic();
            batches.add(size);
            try (TrainerService trainer = TrainerService.start(app, broker.bootstrapServers(), batches.folder(), folder,
                    Map.of())) {
                trainer.awaitModels(batches.stored());
                trainer.awaitCards(1);
                List<Double> runs = new ArrayList<>();
                List<Double> announced = new ArrayList<>();
                for (int time = 1; time <= again; time++) {
                    batches.add(StoredBatches.ROWS);
                    long start = System.nanoTime();
                    trainer.awaitModels(batches.stored());
                    announced.add((System.nanoTime() - start) / 1e9);
                    trainer.awaitCards(1 + time);
                    runs.add(trainer.lastRunSeconds());
                }
                String of = String.format(Locale.ROOT, "again after 10,000 rows, with %,d: ", size);
                return new Again(new Rounds(of + "run, s", 3, runs),
                        new Rounds(of + "batch to models, s", 3, announced));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Report report(TrainingRows rows, Environment environment, Cold cold, Map<Long, Again> more) {
        List<Rounds> lines = new ArrayList<>(cold.seconds);
        Rounds ratio = cold.seconds.get(1).ratioTo(cold.seconds.get(0), "scikit-learn / trainer, seconds");
        lines.add(ratio);
        List<Verdict> verdicts = new ArrayList<>(List.of(Verdict.need(ratio, 1)));
        cold.inertia.forEach((scaling, quotient) -> verdicts.add(Verdict.need(
                "inertia of no version above scikit-learn's, " + scaling, quotient <= 1 + INERTIA_TOLERANCE,
                String.format(Locale.ROOT, "%.12f", quotient))));
        more.values().forEach(measured -> lines.addAll(List.of(measured.run, measured.announced)));
        List<Double> medians = more.values().stream().map(measured -> measured.run.median()).toList();
        double slowest = medians.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        verdicts.add(Verdict.need("three versions again within 1 s", slowest <= MOST_SECONDS, show(slowest)));
        double growth = medians.get(medians.size() - 1) / medians.get(0);
        verdicts.add(Verdict.need("time at the last size at most 1.3 of that at the first", growth <= MOST_GROWTH,
                show(growth)));
        return new Report("training", String.format(Locale.ROOT, "%s, %,d rows in batches of 10,000",
                input.workbook().getFileName(), rows.rows().size()), environment, Table.of(lines),
                List.of("from a batch to its models there are 0.3 s in which the trainer waits for more batches"),
                verdicts);
    }

    private static String show(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void say(String what) {
        spec.commandLine().getErr().println("training: " + what);
    }
}
