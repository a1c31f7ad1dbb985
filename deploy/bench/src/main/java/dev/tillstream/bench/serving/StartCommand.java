package dev.tillstream.bench.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

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

/** How long the serving service takes to predict after its start, and how much memory, as a jar and natively. */
@Command(name = "start", mixinStandardHelpOptions = true,
        description = "The serving service from its start to readiness and to its first prediction, with three announced "
                + "models, and its memory then: the jar, and the native executable where it was built.")
public final class StartCommand implements Callable<Integer> {

    private static final String JAR = "jar";
    private static final String NATIVE = "native executable";
    private static final double MOST_MILLIS = 100;
    private static final double MOST_MEGABYTES = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Mixin
    private JvmOptions jvm;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "How often each is started (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least");
        }
        ServiceApp app = ServiceApp.find("serving");
        Path folder = work.of("start").resolve(UUID.randomUUID().toString());
        Environment environment = Environment.now();
        try (Broker broker = Broker.start(folder); ModelsTopic topic = ModelsTopic.create(broker.bootstrapServers())) {
            topic.announce(1);
            Map<String, List<Start>> starts = new LinkedHashMap<>();
            Runnable[] turns = turns(app, broker.bootstrapServers(), folder, starts);
            for (int round = 1; round <= rounds; round++) {
                spec.commandLine().getErr().println("start: round " + round + " of " + rounds);
                Turns.take(round, turns);
            }
            Report report = report(environment, starts);
            spec.commandLine().getOut().println(report.markdown());
            Folders.delete(folder);
            return report.exitStatus();
        }
    }

    private Runnable[] turns(ServiceApp app, String broker, Path folder, Map<String, List<Start>> starts) {
        List<Runnable> turns = new ArrayList<>();
        turns.add(turn(JAR, starts, () -> ServingService.start(app, jvm.options(), broker, folder.resolve("jar.out"))));
        Optional<Path> executable = app.executable();
        executable.ifPresent(file -> turns.add(turn(NATIVE, starts,
                () -> ServingService.startNative(file, broker, folder.resolve("native.out")))));
        return turns.toArray(Runnable[]::new);
    }

    private static Runnable turn(String name, Map<String, List<Start>> starts, Supplier<ServingService> starting) {
        return () -> starts.computeIfAbsent(name, contender -> new ArrayList<>()).add(Start.of(starting));
    }

    private Report report(Environment environment, Map<String, List<Start>> starts) {
        return new Report("start",
                String.format(Locale.ROOT, "serving with three announced models, %d rounds, jar with %s", rounds, jvm),
                environment, Table.of(lines(starts)), List.of(starts.containsKey(NATIVE)
                        ? "from before the process is made, asked each millisecond"
                        : "no native executable was built (mvn package -Dnative): its needs are not judged"),
                verdicts(starts));
    }

    static List<Rounds> lines(Map<String, List<Start>> starts) {
        List<Rounds> lines = new ArrayList<>();
        starts.forEach((name, each) -> {
            lines.add(rounds(name + ": to ready, ms", each, Start::ready));
            lines.add(rounds(name + ": to the first prediction, ms", each, Start::predicting));
            lines.add(rounds(name + ": resident after it, MB", each, Start::resident));
        });
        return lines;
    }

    /** Of the native executable alone. */
    static List<Verdict> verdicts(Map<String, List<Start>> starts) {
        List<Start> each = starts.get(NATIVE);
        return each == null
                ? List.of()
                : List.of(Verdict.needAtMost(rounds("native start to ready, ms", each, Start::ready), MOST_MILLIS),
                        Verdict.needAtMost(rounds("native resident memory, MB", each, Start::resident),
                                MOST_MEGABYTES));
    }

    private static Rounds rounds(String label, List<Start> starts, ToDoubleFunction<Start> value) {
        return new Rounds(label, 0, starts.stream().mapToDouble(value).boxed().toList());
    }
}
