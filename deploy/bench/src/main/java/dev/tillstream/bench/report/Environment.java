package dev.tillstream.bench.report;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where and when a benchmark was begun.
 *
 * @param load processes that wanted a core in the minute before, on average: above about half a core, somebody else is
 *            at work and the rounds will differ; negative where the system does not tell
 */
public record Environment(LocalDate date, String jvm, int cores, String system, double load) {
    public Environment {
        requireNonNull(date, "date");
        requireNonNull(jvm, "jvm");
        requireNonNull(system, "system");
    }

    /** To be taken before the benchmark makes a load itself. */
    public static Environment now() {
        return new Environment(LocalDate.now(),
                System.getProperty("java.vm.name") + " " + Runtime.version() + " (" + System.getProperty("java.vendor")
                        + ")",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    String line() {
        return date + ", " + jvm + ", " + cores + " cores, " + system
                + (load < 0 ? "" : String.format(Locale.ROOT, ", load before %.1f", load));
    }
}
