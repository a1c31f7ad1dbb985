package dev.tillstream.bench.heap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import dev.tillstream.bench.process.BenchmarkFailedException;
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

/** Gives workbooks of several sizes to the ingest service, and looks at its memory. */
@Command(name = "heap", mixinStandardHelpOptions = true,
        description = "Memory of the ingest service: needs to work with 256 MB of heap, however long the workbook is.")
public final class HeapCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 256;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkFolder work;

    @Option(names = "--workbook", paramLabel = "FILE", description = "A workbook to use instead of generated ones.")
    private Path workbook;

    @Option(names = "--rows", split = ",", defaultValue = "1000000,10000000", paramLabel = "N",
            description = "Rows of the generated workbooks (default: ${DEFAULT-VALUE}).")
    private List<Long> rows;

    @Option(names = "--rounds", defaultValue = "1", paramLabel = "N",
            description = "How often each workbook is sent (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 at least: " + rounds);
        }
        ServiceApp app = ServiceApp.find("ingest");
        Map<Path, OptionalLong> workbooks = workbooks();
        Environment environment = Environment.now();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<Path, OptionalLong> each : workbooks.entrySet()) {
                spec.commandLine().getErr().println("heap: round " + round + " of " + rounds + ", "
                        + each.getKey().getFileName());
                measure(app, each.getKey(), each.getValue());
            }
        }
        Report report = new Report("heap", "Ingest service with -Xmx" + HEAP_MEGABYTES + "m; MB are 2^20 bytes",
                environment,
                new Table(List.of("workbook", "MB", "rows", "rows/s", "peak heap after GC, MB", "peak heap used, MB",
                        "GC pauses", "GC pauses, s", "peak resident (VmHWM), MB"), lines),
                List.of(), verdicts);
        spec.commandLine().getOut().println(report.markdown());
        return report.exitStatus();
    }

    /** With their numbers of rows, where these are known. */
    private Map<Path, OptionalLong> workbooks() {
        if (workbook == null) {
            Map<Path, OptionalLong> generated = new LinkedHashMap<>();
            rows.forEach(each -> generated.put(work.workbooks().ofRows(each), OptionalLong.of(each)));
            return generated;
        }
        if (!Files.isReadable(workbook)) {
            throw new BenchmarkFailedException(workbook + " can't be read");
        }
        return Map.of(workbook.toAbsolutePath(), OptionalLong.empty());
    }

    /** A broker for each: what a long one before it has left behind should not be in the way. */
    private void measure(ServiceApp app, Path each, OptionalLong expected) throws IOException {
        Path folder = work.of("heap");
        Folders.delete(folder.resolve("service"));
        try (Broker broker = Broker.start(folder);
                IngestService service = IngestService.start(app, broker.bootstrapServers(), each, HEAP_MEGABYTES,
                        folder.resolve("service"))) {
            String wanted = each.getFileName() + " within " + HEAP_MEGABYTES + " MB of heap";
            ServiceEnd end = service.awaitEnd();
            if (end instanceof ServiceEnd.Completed completed) {
                GcLog gc = service.gcLog();
                lines.add(line(each, completed, gc));
                verdicts.add(verdict(wanted, completed, expected));
            } else if (end instanceof ServiceEnd.Failed failed) {
                verdicts.add(Verdict.need(wanted, false, failed.why()));
            }
        }
    }

    private static Verdict verdict(String wanted, ServiceEnd.Completed end, OptionalLong expected) {
        boolean all = end.read() == expected.orElse(end.read()) && end.read() == end.published() + end.refused();
        return Verdict.need(wanted, all, String.format(Locale.ROOT,
                "%,d rows read = %,d published + %,d refused", end.read(), end.published(), end.refused()));
    }

    private static List<String> line(Path each, ServiceEnd.Completed end, GcLog gc) throws IOException {
        return List.of(each.getFileName().toString(), show("%,.1f", Files.size(each) / 1048576.0),
                show("%,d", end.read()), show("%,d", end.rowsPerSecond()), show("%,.0f", gc.peakKept()),
                show("%,.0f", gc.peakUsed()), show("%,d", gc.collections()), show("%,.2f", gc.pauseSeconds()),
                Double.isNaN(end.peakResident()) ? "–" : show("%,.0f", end.peakResident()));
    }

    private static String show(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
