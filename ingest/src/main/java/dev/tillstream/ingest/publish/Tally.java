package dev.tillstream.ingest.publish;

import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.transaction.RowOutcome;

/** Counts a file's rows. Not thread-safe. */
final class Tally {

    /** Reasons come from the columns of a file; an odd one must not fill the memory. */
    private static final int MAX_REASONS = 100;
    private static final String OTHER = "other";

    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private long published;
    private long refused;

    void count(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Refused row) {
            refused++;
            String reason = kind(row);
            reasons.merge(reasons.size() < MAX_REASONS || reasons.containsKey(reason) ? reason : OTHER, 1L, Long::sum);
        } else {
            published++;
        }
    }

    /** Takes the numbers of an earlier run for what they are; the reasons stay as counted here. */
    void resume(long publishedBefore, long refusedBefore) {
        published = publishedBefore;
        refused = refusedBefore;
    }

    long read() {
        return published + refused;
    }

    long published() {
        return published;
    }

    long refused() {
        return refused;
    }

    RowCounts counts() {
        return new RowCounts(read(), published, refused, reasons);
    }

    /** {@code "Quantity is not a number"}: the reason without the value, which follows a colon. */
    private static String kind(RowOutcome.Refused row) {
        int colon = row.why().indexOf(':');
        String why = colon < 0 ? row.why() : row.why().substring(0, colon);
        return row.column() == null ? why : row.column() + " " + why;
    }
}
