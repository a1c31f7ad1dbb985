package dev.tillstream.bench.reader;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/**
 * One reading of a workbook in a new process, so that no contender profits from, or suffers by, what another one taught
 * the compiler.
 *
 * @param seconds from before the file is opened until it is closed again, without the start of the process
 * @param cpuSeconds of all cores in that time, the compiler's and the collector's work included: other processes hardly
 *            change it
 */
record Reading(long rows, double seconds, double cpuSeconds) {

    static final String TILLSTREAM = "tillstream";
    static final String FASTEXCEL = "fastexcel";

    private static final Pattern LINE = Pattern.compile("^rows=(\\d+) seconds=([0-9.]+) cpu=([0-9.]+)$",
            Pattern.MULTILINE);

    /** The process itself. @param arguments the contender and the workbook */
    public static void main(String[] arguments) throws IOException {
        Path workbook = Path.of(arguments[1]);
        long startCpu = cpuNanos();
        long start = System.nanoTime();
        long rows = switch (arguments[0]) {
            case TILLSTREAM -> new TillstreamRows().read(workbook);
            case FASTEXCEL -> new FastexcelRows().read(workbook);
            default -> throw new IllegalArgumentException("no such contender: " + arguments[0]);
        };
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - startCpu) / 1e9;
        System.out.println(String.format(Locale.ROOT, "rows=%d seconds=%.6f cpu=%.6f", rows, seconds, cpuSeconds));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Starts the process and waits for its end. */
    static Reading of(String contender, Path workbook, Path output) {
        return parse(Program.runOwn(List.of("-Xmx512m"), Reading.class.getName(),
                List.of(contender, workbook.toString()), output).output());
    }

    /** @throws BenchmarkFailedException if what was printed has no result */
    static Reading parse(String output) {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            throw new BenchmarkFailedException("a reader printed no result but: " + output.strip());
        }
        return new Reading(Long.parseLong(line.group(1)), Double.parseDouble(line.group(2)),
                Double.parseDouble(line.group(3)));
    }

    double rowsPerSecond() {
        return rows / seconds;
    }
}
