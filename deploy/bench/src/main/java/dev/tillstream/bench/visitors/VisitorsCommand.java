package dev.tillstream.bench.visitors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.kafka.Ingest;
import dev.tillstream.bench.kafka.Sending;
import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Turns;
import dev.tillstream.bench.workbook.Folders;
import dev.tillstream.bench.workbook.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes a table of visitors' events from the file to the answers, everything in one process. */
@Command(name = "visitors", mixinStandardHelpOptions = true,
        description = "Events of visitors, from the file to three served versions of all their families, everything in "
                + "one process with 2 GB of heap, beside the plain reading and sending of the file, and recommendations beside a "
                + "bare server: needs that it works, recommendations with a p99 of 5 ms (median) at a share of the capacity "
                + "and without a failure, and a recall at 10 of twice the popular items'.")
public final class VisitorsCommand implements Callable<Integer> {

    /** Fewer give batches, sessions and held-out time that say nothing, or no version at all. */
    private static final long FEWEST_ROWS = 10_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    /** By default, as many as RetailRocket has. */
    @Option(names = "--rows", defaultValue = "2756101", paramLabel = "N",
            description = "Events of the generated table (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "How often recommendations are asked for (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "15", paramLabel = "N",
            description = "How long in each round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--load", defaultValue = "0.8", paramLabel = "SHARE",
            description = "Share of the capacity that is asked for (default: ${DEFAULT-VALUE}).")
    private double share;

    @Option(names = "--connections", defaultValue = "64", paramLabel = "N",
            description = "Connections of the client (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() throws IOException {
        if (rows < FEWEST_ROWS || rounds < 1 || seconds < 1 || connections < 1 || share <= 0 || share >= 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be " + FEWEST_ROWS
                    + " at least, --rounds, --seconds and --connections 1 at least, --load between 0 and 1");
        }
        Path tillstream = ServiceApp.find("deploy/standalone").everything();
        ServiceApp ingest = ServiceApp.find("ingest");
        Path folder = work.of("visitors").resolve(UUID.randomUUID().toString());
        say(String.format(Locale.ROOT, "a table of %,d events", rows));
        Path file = work.workbooks().ofEvents(rows);
        Environment environment = Environment.now();
        say("reading and sending alone");
        Sending sending = send(ingest, file, folder);
        say("from the file to served versions");
        VisitorsReport results;
        try (EverythingService service = EverythingService.start(tillstream, file, folder)) {
            results = measure(service, sending, folder);
        }
        Report report = results.report(file.getFileName().toString(), rows, environment);
        spec.commandLine().getOut().println(report.markdown());
        Folders.delete(folder);
        return report.exitStatus();
    }

    private static Sending send(ServiceApp ingest, Path file, Path folder) {
        try (Broker broker = Broker.start(folder)) {
            return new Ingest(ingest, broker.bootstrapServers(), folder).send(file, "events");
        }
    }

    private VisitorsReport measure(EverythingService service, Sending sending, Path folder) {
        double toServed = service.awaitServed(rows);
        say(String.format(Locale.ROOT, "served after %.1f s; asking for recommendations", toServed));
        Questions questions = Questions.ofEvents(rows);
        try (BareService bare = BareService.start(service.answer(questions.ofUnknown()), folder);
                RecommendationLoad load = new RecommendationLoad(service.address(), connections, questions);
                RecommendationLoad bareLoad = new RecommendationLoad(bare.address(), connections, questions)) {
            ShareOfCapacity recommendations = new ShareOfCapacity("recommendations", load, share);
            ShareOfCapacity bareAnswers = new ShareOfCapacity("a bare server", bareLoad, share);
            say(String.format(Locale.ROOT, "at %.0f %% of the capacity: %,.0f requests/s, and %,.0f of a bare server",
                    100 * share, recommendations.rate(), bareAnswers.rate()));
            for (int round = 1; round <= rounds; round++) {
                Turns.take(round, () -> recommendations.round(seconds), () -> bareAnswers.round(seconds));
            }
            return new VisitorsReport(sending, toServed, service.heap(), service.peakResidentMegabytes(),
                    service.served(), share, recommendations.asked(), bareAnswers.asked(),
                    load.failures() + bareLoad.failures(),
                    load.firstFault().isEmpty() ? bareLoad.firstFault() : load.firstFault());
        }
    }

    private void say(String what) {
        spec.commandLine().getErr().println("visitors: " + what);
    }
}
