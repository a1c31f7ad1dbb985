package dev.tillstream.bench.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.Broker;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.process.ServiceApp;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
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

/** Lets the batcher service work off a topic of many rows, and looks at its pace and its memory. */
@Command(name = "batches", mixinStandardHelpOptions = true,
        description = "Rows on the topic to durable batches, by the batcher service with 256 MB of heap: needs 200,000 "
                + "rows/s, and as much time for each row however many there are.")
public final class BatchesCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 256;
    private static final double NEEDED_ROWS_PER_SECOND = 200_000;
    private static final double MOST_GROWTH = 1.2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Option(names = "--rows", defaultValue = "10000000", paramLabel = "N",
            description = "Rows on the topic, 200,000 at least (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Override
    public Integer call() throws IOException {
        if (rows < 200_000) {
            throw new ParameterException(spec.commandLine(), "--rows must be 200000 at least: " + rows);
        }
        ServiceApp app = ServiceApp.find("batcher");
        Environment environment = Environment.now();
        Path folder = work.of("batches").resolve(UUID.randomUUID().toString());
        try (Broker broker = Broker.start(folder)) {
            spec.commandLine().getErr().println("batches: filling the topic");
            String topic = "rows";
            RowFiller.fill(broker.bootstrapServers(), topic, rows);
            spec.commandLine().getErr().println("batches: batching");
            try (BatcherService service = BatcherService.start(app, broker.bootstrapServers(), topic, HEAP_MEGABYTES,
                    folder)) {
                Batching batching = service.awaitRows(rows);
                Report report = report(environment, batching, service.gcLog(), service.peakResidentMegabytes());
                spec.commandLine().getOut().println(report.markdown());
                return report.exitStatus();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Report report(Environment environment, Batching batching, GcLog gc, double resident) {
        List<Batching.Stretch> stretches = batching.stretches();
        List<List<String>> lines = new ArrayList<>();
        for (Batching.Stretch stretch : stretches) {
            lines.add(List.of(show("%,d", stretch.from()) + " to " + show("%,d", stretch.to()),
                    show("%,.2f", stretch.seconds()), show("%,.0f", stretch.rowsPerSecond())));
        }
        double rate = batching.rowsPerSecond();
        double growth = batching.growth();
        return new Report("batches", String.format(Locale.ROOT, "%,d rows on one partition, batches of 10,000 rows, "
                + "batcher service with -Xmx%dm", rows, HEAP_MEGABYTES), environment,
                new Table(List.of("rows", "seconds", "rows/s"), lines),
                List.of(String.format(Locale.ROOT,
                        "peak heap after GC %,.0f MB, peak heap used %,.0f MB, peak resident "
                                + "%,.0f MB",
                        gc.peakKept(), gc.peakUsed(), resident),
                        "times are those at which batches were durable, from the first one on"),
                List.of(Verdict.need("rows/s at least 200,000", rate >= NEEDED_ROWS_PER_SECOND, show("%,.0f", rate)),
                        Verdict.need("all rows in batches with " + HEAP_MEGABYTES + " MB of heap",
                                batching.rows() == rows, show("%,d", batching.rows())),
                        Verdict.need("time for a row of the last stretch at most 1.2 of the one before",
                                growth <= MOST_GROWTH, show("%.3f", growth))));
    }

    private static String show(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
