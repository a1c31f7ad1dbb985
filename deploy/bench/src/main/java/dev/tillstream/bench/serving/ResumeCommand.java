package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;
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

/** Starts everything in one process again and again, in a folder that holds rows, batches and models. */
@Command(name = "resume", mixinStandardHelpOptions = true,
        description = "Everything in one process, after 'tillstream prepare': from its start to the first prediction, in "
                + "the folder of a run before. Needs 6 s, and 4 s since Java 25, whose cache holds more (medians).")
public final class ResumeCommand implements Callable<Integer> {

    private static final int AHEAD_OF_TIME = 25;
    private static final double MOST_SECONDS = 6;
    private static final double MOST_SECONDS_AHEAD_OF_TIME = 4;
    private static final String ROUTE = "/predict/best";

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Option(names = "--rounds", defaultValue = "7", paramLabel = "N",
            description = "How often it is started (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least");
        }
        Path program = ServiceApp.find("deploy/standalone").everything();
        Path folder = work.of("resume").resolve(UUID.randomUUID().toString());
        Environment environment = Environment.now();
        say("a rehearsal");
        Program.runOnThisJava(List.of(program.toString(), "prepare"), Map.of(), folder.resolve("prepare.out"));
        say("the first start, which reads the sample");
        start(program, folder, true);
        List<Double> seconds = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            seconds.add(start(program, folder, false));
            say(String.format(Locale.ROOT, "round %d of %d: %.2f s", round, rounds, seconds.get(round - 1)));
        }
        Report report = report(environment, seconds);
        spec.commandLine().getOut().println(report.markdown());
        Folders.delete(folder);
        return report.exitStatus();
    }

    /** @return seconds to the first prediction */
    private static double start(Path tillstream, Path folder, boolean toTheEnd) {
        int port = Ports.free();
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "TILLSTREAM_HOME",
                folder.resolve("home").toString(), "API_PORT", Integer.toString(port));
        long began = System.nanoTime();
        try (Program program = Program.start(List.of(tillstream.toString()), environment,
                folder.resolve("tillstream.out"))) {
            Answering.await(program, URI.create("http://127.0.0.1:" + port + ROUTE));
            double seconds = (System.nanoTime() - began) / 1e9;
            if (toTheEnd) {
                program.await("the sample", Duration.ofMinutes(2), () -> program.printed().contains("Ctrl+C"));
            }
            return seconds;
        }
    }

    private Report report(Environment environment, List<Double> seconds) {
        Rounds rounds = new Rounds("start to first prediction, s", 2, seconds);
        double most = Runtime.version().feature() >= AHEAD_OF_TIME ? MOST_SECONDS_AHEAD_OF_TIME : MOST_SECONDS;
        return new Report("resume", "everything in one process, in the folder of a run with the sample", environment,
                Table.of(List.of(rounds)), List.of("after a rehearsal, see 'tillstream prepare'"),
                List.of(Verdict.needAtMost(rounds, most)));
    }

    private void say(String what) {
        spec.commandLine().getErr().println("resume: " + what);
    }
}
