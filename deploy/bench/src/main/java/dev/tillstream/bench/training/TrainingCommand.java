package dev.tillstream.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.Python;
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
    /** Goal for programs that are not built for one machine. */
    private static final double OTHERS_RATIO = 20;
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

    @Mixin
    private Python python;

    @Option(names = "--against", paramLabel = "NAME=COMMAND",
            description = "Another program that does the same, timed from its start to its end; needs to take 20 "
                    + "times as long.")
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

    /**
     * From cold.
     *
     * @param once seconds of tillstream-train
     * @param service seconds from the service's start to its models
     * @param others seconds of other programs, scikit-learn the first of them
     * @param inertia the greatest quotient of ours and scikit-learn's, by scaling
     */
    private record Cold(Rounds once, Rounds service, List<Rounds> others, Map<String, Double> inertia) {}

    /** Seconds of runs, and of the time from an announced batch to three announced models. */
    private record Again(Rounds run, Rounds announced) {}

    private Cold cold(ServiceApp app, TrainingRows rows, Path folder) throws IOException {
        ScikitLearn scikit = new ScikitLearn(python.command(), folder);
        Path csv = rows.writeCsv(folder.resolve("rows.csv"));
        List<Double> once = new ArrayList<>();
        List<Double> service = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        Map<String, Double> inertia = new LinkedHashMap<>();
        Map<String, List<Double>> other = new LinkedHashMap<>();
        others.keySet().forEach(name -> other.put(name, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            say("round " + round + " of " + rounds);
            Path output = folder.resolve("other-" + round + ".out");
            others.forEach((name, command) -> other.get(name)
                    .add(seconds(List.of("sh", "-c", command), Map.of(), output)));
            for (String scaling : round == 1 ? SCALINGS : SCALINGS.subList(0, 1)) {
                String name = scaling + "-" + round;
                Trained trained = fromCold(app, rows, scaling, folder.resolve(name));
                ScikitLearn.Trained scikitTrained = scikit.train(csv, scaling, name + ".sklearn");
                inertia.put(scaling, trained.greatestQuotient(scikitTrained.inertia()));
                if (scaling.equals(SCALINGS.get(0))) {
                    once.add(trained.onceSeconds);
                    service.add(trained.serviceSeconds);
                    theirs.add(scikitTrained.seconds());
                }
            }
        }
        List<Rounds> programs = new ArrayList<>(List.of(new Rounds("scikit-learn, n_init=10, s", 2, theirs)));
        other.forEach((name, seconds) -> programs.add(new Rounds(name + ", s", 2, seconds)));
        return new Cold(new Rounds("tillstream-train, s", 2, once),
                new Rounds("trainer service, start to models, s", 2, service), programs, inertia);
    }

    private static double seconds(List<String> command, Map<String, String> settings, Path output) {
        try (Program process = Program.start(command, settings, output)) {
            return process.finish().took().toNanos() / 1e9;
        }
    }

    private record Trained(double onceSeconds, double serviceSeconds, Map<Integer, Double> inertia) {

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
            Map<String, String> settings = Map.of("TRAINER_TRANSACTION_CLUSTERS_SCALING", scaling,
                    "TRAINER_CUSTOMER_CLUSTERS_ENABLED", "false", "TRAINER_TOTAL_AMOUNT_ENABLED", "false",
                    "TRAINER_QUANTITY_CATEGORY_ENABLED", "false", "TRAINER_HIGH_VALUE_CUSTOMER_ENABLED", "false");
            double once = trainOnce(app, batches.folder(), folder, settings);
            try (TrainerService trainer = TrainerService.start(app, broker.bootstrapServers(), batches.folder(), folder,
                    settings)) {
                double service = trainer.awaitModels(batches.stored());
                return new Trained(once, service, trainer.inertia());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static double trainOnce(ServiceApp app, Path batches, Path folder, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of("DATA_OUTPUT_PATH", batches.toString(), "MODELS_PATH",
                folder.resolve("once").toString(), "JAVA_HOME", System.getProperty("java.home"), "TILLSTREAM_OPTS",
                "-Xmx512m"));
        return seconds(List.of(app.trainOnce().toString()), environment, folder.resolve("once.out"));
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
        List<Rounds> lines = new ArrayList<>(List.of(cold.once, cold.service));
        lines.addAll(cold.others);
        List<Verdict> verdicts = new ArrayList<>();
        for (Rounds other : cold.others) {
            boolean scikit = other == cold.others.get(0);
            Rounds ratio = other.ratioTo(cold.once, other.label() + " / tillstream-train");
            lines.add(ratio);
            verdicts.add(Verdict.need(ratio, scikit ? 1 : OTHERS_RATIO));
        }
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
                List.of("tillstream-train is the trainer without Kafka, as the other programs are; family "
                        + "transaction-clusters alone, as theirs",
                        "from a batch to its models there are 0.3 s in which the trainer waits for more batches"),
                verdicts);
    }

    private static String show(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void say(String what) {
        spec.commandLine().getErr().println("training: " + what);
    }
}
