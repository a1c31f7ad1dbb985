package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.BenchmarkFailedException;
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

/** Lets the serving service predict as fast as it can, in turn with others. */
@Command(name = "serving", mixinStandardHelpOptions = true,
        description = "POST /predict/best under the load of wrk: requests/s and latency, against any other servers of "
                + "that route, in turn.")
public final class ServingCommand implements Callable<Integer> {

    private static final String OURS = "Tillstream";
    private static final String ROUTE = "/predict/best";

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Mixin
    private JvmOptions jvm;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
            description = "How often each takes its turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "15", paramLabel = "N",
            description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "5", paramLabel = "N",
            description = "Seconds of the same load before a turn (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "64", paramLabel = "N",
            description = "Connections of wrk (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--wrk", defaultValue = "wrk", paramLabel = "PATH",
            description = "The load generator (default: ${DEFAULT-VALUE}).")
    private String wrk;

    @Option(names = "--against", paramLabel = "NAME=URL|COMMAND",
            description = "Another server of the route: its address, or a command that starts it, with {port} for the "
                    + "port that it is to listen on, and {broker} for the broker that the models are announced on.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(names = "--need", paramLabel = "NAME=RATIO",
            description = "Requests/s that are needed, as a multiple of that server's.")
    private Map<String, Double> needs = new LinkedHashMap<>();

    @Option(names = "--goal", paramLabel = "NAME=RATIO",
            description = "Requests/s that would be good, as a multiple of that server's.")
    private Map<String, Double> goals = new LinkedHashMap<>();

    @Option(names = "--p99", paramLabel = "NAME=RATIO",
            description = "The longest p99 that is allowed, as a multiple of that server's.")
    private Map<String, Double> latencies = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        checkOptions();
        ServiceApp app = ServiceApp.find("serving");
        Path folder = work.of("serving").resolve(UUID.randomUUID().toString());
        Wrk load = new Wrk(wrk, connections, folder);
        load.check();
        Environment environment = Environment.now();
        try (Broker broker = Broker.start(folder);
                ModelsTopic topic = ModelsTopic.create(broker.bootstrapServers())) {
            topic.announce(1);
            Map<String, List<Load>> results = new LinkedHashMap<>();
            for (int round = 1; round <= rounds; round++) {
                say("round " + round + " of " + rounds);
                Turns.take(round, turns(app, broker, load, folder, results));
            }
            Report report = report(environment, results);
            spec.commandLine().getOut().println(report.markdown());
            Folders.delete(folder);
            return report.exitStatus();
        }
    }

    private void checkOptions() {
        if (rounds < 1 || seconds < 1 || warmUp < 1 || connections < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--rounds, --seconds, --warm-up and --connections must be 1 at least");
        }
        List.of(needs, goals, latencies).forEach(ratios -> ratios.keySet().forEach(name -> {
            if (!others.containsKey(name)) {
                throw new ParameterException(spec.commandLine(), "there is no --against " + name + "=…");
            }
        }));
    }

    private Runnable[] turns(ServiceApp app, Broker broker, Wrk load, Path folder, Map<String, List<Load>> results) {
        List<Runnable> turns = new ArrayList<>();
        turns.add(() -> {
            try (ServingService service = ServingService.start(app, jvm.options(), broker.bootstrapServers(),
                    folder.resolve("serving.out"))) {
                URI route = service.address().resolve(ROUTE);
                Answering.await(service.program(), route);
                measure(OURS, load, route, results);
            }
        });
        others.forEach((name, server) -> turns.add(() -> {
            try (Peer peer = Peer.start(server, broker.bootstrapServers(),
                    folder.resolve(name + ".out"))) {
                URI route = peer.address().resolve(ROUTE);
                peer.program().ifPresent(program -> Answering.await(program, route));
                if (!Answering.predicts(route)) {
                    throw new BenchmarkFailedException(name + " does not answer at " + route);
                }
                measure(name, load, route, results);
            }
        }));
        return turns.toArray(Runnable[]::new);
    }

    private void measure(String name, Wrk load, URI route, Map<String, List<Load>> results) {
        load.run(route, warmUp);
        Load result = load.run(route, seconds);
        say(String.format(Locale.ROOT, "%s: %,.0f requests/s, p99 %.2f ms", name, result.requestsPerSecond(),
                result.p99()));
        results.computeIfAbsent(name, server -> new ArrayList<>()).add(result);
    }

    private Report report(Environment environment, Map<String, List<Load>> results) {
        LoadRounds ours = new LoadRounds(OURS, results.get(OURS));
        List<Rounds> lines = new ArrayList<>(ours.lines());
        List<Verdict> verdicts = new ArrayList<>(
                List.of(Verdict.need("no failures", ours.failures() == 0, Long.toString(ours.failures()))));
        for (String name : others.keySet()) {
            LoadRounds theirs = new LoadRounds(name, results.get(name));
            Rounds ratio = ours.rates().ratioTo(theirs.rates(), OURS + " / " + name + ", requests/s");
            Rounds p99 = ours.p99().ratioTo(theirs.p99(), OURS + " / " + name + ", p99");
            lines.addAll(theirs.lines());
            lines.addAll(List.of(ratio, p99));
            if (needs.containsKey(name)) {
                verdicts.add(Verdict.need(ratio, needs.get(name)));
            }
            if (goals.containsKey(name)) {
                verdicts.add(Verdict.goal(ratio, goals.get(name)));
            }
            if (latencies.containsKey(name)) {
                verdicts.add(Verdict.needAtMost(p99, latencies.get(name)));
            }
        }
        return new Report("serving",
                String.format(Locale.ROOT,
                        "POST %s, wrk with %d connections, turns of %d s after %d s, service with %s",
                        ROUTE, connections, seconds, warmUp, jvm),
                environment, Table.of(lines), List.of("load generator and servers share the cores"), verdicts);
    }

    private void say(String what) {
        spec.commandLine().getErr().println("serving: " + what);
    }
}
