package dev.tillstream.bench.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Turns;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.bench.workbook.Folders;
import dev.tillstream.bench.workbook.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Swaps models while the serving service predicts, and checks every answer. */
@Command(name = "swaps", mixinStandardHelpOptions = true,
        description = "Predictions at a share of the capacity, in turn without swaps and with all versions swapped each "
                + "second: needs no failed answer, none whose cluster is not of the revision that it names, a p99 of at "
                + "most 1.5 of that without swaps, and 100 ms from an event to its revision's first answer (medians).")
public final class SwapsCommand implements Callable<Integer> {

    private static final double MOST_P99 = 1.5;
    private static final double MOST_MILLIS = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Mixin
    private JvmOptions jvm;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
            description = "How often there is a turn without swaps, and one with them (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "60", paramLabel = "N",
            description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--load", defaultValue = "0.8", paramLabel = "SHARE",
            description = "Share of the capacity that is asked for (default: ${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--every", defaultValue = "1000", paramLabel = "MS",
            description = "Milliseconds from one swap of all versions to the next (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(names = "--connections", defaultValue = "64", paramLabel = "N",
            description = "Connections of the client (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || seconds < 1 || every < 1 || connections < 1 || share <= 0 || share >= 1) {
            throw new ParameterException(spec.commandLine(),
                    "--rounds, --seconds, --every and --connections must be 1 at least, --load between 0 and 1");
        }
        ServiceApp app = ServiceApp.find("serving");
        Path folder = work.of("swaps").resolve(UUID.randomUUID().toString());
        Environment environment = Environment.now();
        try (Broker broker = Broker.start(folder);
                ModelsTopic topic = ModelsTopic.create(broker.bootstrapServers())) {
            topic.announce(1);
            try (ServingService service = ServingService.start(app, jvm.options(), broker.bootstrapServers(),
                    folder.resolve("serving.out"))) {
                for (int version = 1; version <= Models.VERSIONS; version++) {
                    Answering.await(service.program(), service.address().resolve(CheckingClient.route(version)));
                }
                try (CheckingClient client = new CheckingClient(service.address(), connections)) {
                    Report report = report(environment, measure(client, topic));
                    spec.commandLine().getOut().println(report.markdown());
                    Folders.delete(folder);
                    return report.exitStatus();
                }
            }
        }
    }

    private SwapTurns measure(CheckingClient client, ModelsTopic topic) {
        say("warming up");
        SwapTurns turns = new SwapTurns(client, topic, share, Duration.ofMillis(every), 1);
        for (int round = 1; round <= rounds; round++) {
            say(String.format(Locale.ROOT, "round %d of %d, at %.0f %% of %,.0f requests/s", round, rounds, 100 * share,
                    turns.capacity().requestsPerSecond()));
            Turns.take(round, () -> turns.withoutSwaps(seconds), () -> turns.withSwaps(seconds));
        }
        return turns;
    }

    private Report report(Environment environment, SwapTurns turns) {
        Rounds ratio = turns.with().p99().ratioTo(turns.without().p99(), "with / without swaps, p99");
        List<Rounds> lines = new ArrayList<>(turns.without().lines());
        lines.addAll(turns.with().lines());
        lines.add(ratio);
        return new Report("swaps",
                String.format(Locale.ROOT,
                        "turns of %d s at %.0f %% of the capacity, %d versions swapped every %d ms, service with %s",
                        seconds, 100 * share, Models.VERSIONS, every, jvm),
                environment, Table.of(lines), notes(turns), verdicts(turns, ratio));
    }

    private static List<String> notes(SwapTurns turns) {
        double longest = turns.firstAnswers().millis().stream().mapToDouble(Double::doubleValue).max()
                .orElse(Double.POSITIVE_INFINITY);
        return List.of("client and service share the cores; times count from when a request was due",
                String.format(Locale.ROOT, "capacity: %,.0f requests/s", turns.capacity().requestsPerSecond()),
                "announced revisions: " + turns.firstAnswers().announced() + ", of which answered: "
                        + turns.firstAnswers().millis().size() + show(", the slowest after %.1f ms", longest));
    }

    private static List<Verdict> verdicts(SwapTurns turns, Rounds ratio) {
        Rounds first = new Rounds("event to first answer, ms", 1, List.copyOf(turns.firstAnswers().millis()));
        boolean answered = !first.values().isEmpty();
        double median = answered ? first.median() : Double.POSITIVE_INFINITY;
        long failures = turns.with().failures() + turns.without().failures();
        return List.of(Verdict.need("no failures", failures == 0, failures + " " + turns.firstFault()),
                Verdict.need("no answer of another revision than it names", turns.inconsistent() == 0 && answered,
                        Long.toString(turns.inconsistent())),
                Verdict.needAtMost(ratio, MOST_P99),
                Verdict.need("event to first answer at most 100 ms, median", median <= MOST_MILLIS,
                        show("%.1f", median)));
    }

    private static String show(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void say(String what) {
        spec.commandLine().getErr().println("swaps: " + what);
    }
}
