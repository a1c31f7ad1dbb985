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
        description = "Predictions at a share of the capacity, first without swaps, then with all versions swapped each "
                + "second: needs no failed answer, none whose cluster is not of the revision that it names, a p99 of at "
                + "most 1.5 of that without swaps, and 100 ms from an event to its revision's first answer (median).")
public final class SwapsCommand implements Callable<Integer> {

    private static final double MOST_P99 = 1.5;
    private static final double MOST_MILLIS = 100;
    private static final int CAPACITY_SECONDS = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Mixin
    private JvmOptions jvm;

    @Option(names = "--seconds", defaultValue = "60", paramLabel = "N",
            description = "Length without swaps, and with them (default: ${DEFAULT-VALUE}).")
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
        if (seconds < 1 || every < 1 || connections < 1 || share <= 0 || share >= 1) {
            throw new ParameterException(spec.commandLine(),
                    "--seconds, --every and --connections must be 1 at least, --load between 0 and 1");
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

    private record Measured(Load capacity, Load without, Load with, CheckedLoad checked, FirstAnswers firstAnswers) {}

    private Measured measure(CheckingClient client, ModelsTopic topic) {
        FirstAnswers none = new FirstAnswers();
        say("warming up");
        client.asFastAsPossible(connections, CAPACITY_SECONDS, new CheckedLoad(none));
        Load capacity = client.asFastAsPossible(connections, CAPACITY_SECONDS, new CheckedLoad(none));
        double rate = share * capacity.requestsPerSecond();
        client.atRate(rate, Math.min(seconds, CAPACITY_SECONDS), new CheckedLoad(none));
        say(String.format(Locale.ROOT, "%,.0f requests/s, without swaps", rate));
        Load without = client.atRate(rate, seconds, new CheckedLoad(none));
        say("with swaps");
        FirstAnswers firstAnswers = new FirstAnswers();
        CheckedLoad checked = new CheckedLoad(firstAnswers);
        try (Swapping swapping = Swapping.start(topic, firstAnswers, 1, Duration.ofMillis(every))) {
            Load with = client.atRate(rate, seconds, checked);
            return new Measured(capacity, without, with, checked, firstAnswers);
        }
    }

    private Report report(Environment environment, Measured measured) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("as fast as possible", measured.capacity));
        lines.add(line("without swaps", measured.without));
        lines.add(line("with swaps", measured.with));
        Rounds first = new Rounds("event to first answer, ms", 1, List.copyOf(measured.firstAnswers.millis()));
        int answered = first.values().size();
        double p99 = measured.with.p99() / measured.without.p99();
        long failures = measured.with.failures() + measured.without.failures();
        double median = answered == 0 ? Double.POSITIVE_INFINITY : first.median();
        double longest = first.values().stream().mapToDouble(Double::doubleValue).max()
                .orElse(Double.POSITIVE_INFINITY);
        return new Report("swaps", String.format(Locale.ROOT,
                "%d s each at %.0f %% of the capacity, %d versions swapped every %d ms, service with %s", seconds,
                100 * share, Models.VERSIONS, every, jvm), environment,
                new Table(List.of("", "requests/s", "p50, ms", "p99, ms", "max, ms", "failures"), lines),
                List.of("client and service share the cores; times count from when a request was due",
                        "announced revisions: " + measured.firstAnswers.announced() + ", of which answered: "
                                + answered + show(", the slowest after %.1f ms", longest)),
                List.of(Verdict.need("no failures", failures == 0, failures + " " + measured.checked.firstFault()),
                        Verdict.need("no answer of another revision than it names",
                                measured.checked.inconsistent() == 0 && answered > 0,
                                Long.toString(measured.checked.inconsistent())),
                        Verdict.need("p99 with swaps at most 1.5 of that without", p99 <= MOST_P99,
                                show("%.3f", p99)),
                        Verdict.need("event to first answer at most 100 ms, median", median <= MOST_MILLIS,
                                show("%.1f", median))));
    }

    private static List<String> line(String name, Load load) {
        return List.of(name, show("%,.0f", load.requestsPerSecond()), show("%.2f", load.p50()),
                show("%.2f", load.p99()), show("%.1f", load.highest()), Long.toString(load.failures()));
    }

    private static String show(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void say(String what) {
        spec.commandLine().getErr().println("swaps: " + what);
    }
}
