package dev.tillstream.bench.visitors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.tillstream.bench.kafka.Sending;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.report.Table;
import dev.tillstream.bench.report.Verdict;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelManifest;

/**
 * What was measured of one run.
 *
 * @param sending of the file, by the command line alone
 * @param toServed seconds from the start of the process to the last of the versions
 * @param heap of the process
 * @param resident most megabytes of memory (2^20 bytes) that it had
 * @param served all versions
 * @param share of the capacity that was asked for
 * @param recommendations at that share
 * @param bare a server that does nothing but answer, at that share of its own capacity
 * @param failures answers that never came or were wrong, with those of the warming up
 * @param firstFault of the answers; empty if there was none
 */
record VisitorsReport(Sending sending, double toServed, GcLog heap, double resident, List<ServedVersion> served,
        double share, Asked recommendations, Asked bare, long failures, String firstFault) {

    private static final double MOST_P99 = 5;
    private static final double LEAST_RECALL = 2;
    private static final String RECALL = MetricNames.RECALL_AT_10;
    private static final String BASELINE_RECALL = RECALL + MetricNames.BASELINE;

    Report report(String file, long rows, Environment environment) {
        return new Report("visitors", String.format(Locale.ROOT, "%s, %,d events; MB are 2^20 bytes", file, rows),
                environment, table(), notes(), verdicts(rows));
    }

    private Table table() {
        double plain = sending.took().toNanos() / 1e9;
        List<Rounds> lines = new ArrayList<>(List.of(
                once("file to served versions, s", 1, toServed),
                once("reading and sending alone, whole process, s", 1, plain),
                once("file to served versions / reading and sending alone", 2, toServed / plain),
                once("peak heap used, MB", 0, heap.peakUsed()),
                once("peak heap after GC, MB", 0, heap.peakKept()),
                once("peak resident memory, MB", 0, resident)));
        lines.addAll(recommendations.lines());
        lines.addAll(bare.lines());
        lines.add(recommendations.p99().ratioTo(bare.p99(), "recommendations / a bare server, p99"));
        inOrder().forEach(version -> metrics(version).forEach(
                name -> lines.add(once(version.label() + ", " + name, 4, version.metric(name)))));
        return Table.of(lines);
    }

    private static Rounds once(String label, int decimals, double value) {
        return new Rounds(label, decimals, List.of(value));
    }

    private static List<String> metrics(ServedVersion version) {
        return switch (version.family()) {
            case ServedVersion.SEGMENTS -> List.of(ModelManifest.SILHOUETTE);
            case ServedVersion.INTENT -> List.of(MetricNames.ROC_AUC);
            default -> List.of(RECALL, BASELINE_RECALL);
        };
    }

    private List<ServedVersion> inOrder() {
        return served.stream().sorted(Comparator
                .comparingInt((ServedVersion version) -> ServedVersion.FAMILIES.indexOf(version.family()))
                .thenComparingInt(ServedVersion::version)).toList();
    }

    private List<String> notes() {
        return List.of(
                "only answers have rounds, of one process; it runs everything, from its start with -Xmx"
                        + EverythingService.HEAP_MEGABYTES + "m",
                String.format(Locale.ROOT,
                        "reading and sending alone, to a broker of its own: %,.0f records/s while it "
                                + "sends",
                        sending.recordsPerSecond()),
                String.format(Locale.ROOT,
                        "recommendations at %.0f %% of the capacity, beside a bare server at as much of its "
                                + "own; client and services share the cores, and times count from when a request was due",
                        100 * share));
    }

    private List<Verdict> verdicts(long rows) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(Verdict.need("all rows of the file sent", sending.records() == rows,
                String.format(Locale.ROOT, "%,d", sending.records())));
        verdicts.add(Verdict.need(
                "three versions of each family with at most " + EverythingService.HEAP_MEGABYTES + " MB of heap",
                ServedVersion.cover(served, rows) && heap.peakUsed() <= EverythingService.HEAP_MEGABYTES,
                String.format(Locale.ROOT, "%.0f MB", heap.peakUsed())));
        verdicts.add(Verdict.needAtMost(recommendations.p99(), MOST_P99));
        verdicts.add(Verdict.need("no failed answer", failures == 0,
                failures + (firstFault.isEmpty() ? "" : ", first: " + firstFault)));
        inOrder().stream().filter(version -> version.family().equals(ServedVersion.RECOMMENDATIONS))
                .map(VisitorsReport::recall).forEach(verdicts::add);
        return verdicts;
    }

    private static Verdict recall(ServedVersion version) {
        double ours = version.metric(RECALL);
        double popular = version.metric(BASELINE_RECALL);
        return Verdict.need(
                String.format(Locale.ROOT, "%s: %s at least %.0f times the popular items'", version.label(), RECALL,
                        LEAST_RECALL),
                ours >= LEAST_RECALL * popular && ours > 0, String.format(Locale.ROOT, "%.4f and %.4f", ours, popular));
    }
}
