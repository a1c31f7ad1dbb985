package dev.tillstream.ingest.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.SheetCounts;

/** Counts a file's rows, sheet by sheet. Not thread-safe. */
final class Tally {

    /** Sheets and reasons come from the file; an odd one must not fill the memory, nor the position's record. */
    private static final int MAX_SHEETS = 200;
    private static final int MAX_REASONS = 300;
    private static final int MAX_NAME = 100;
    private static final String OTHER = "other";

    private final List<Sheet> sheets = new ArrayList<>();
    private Sheet current;
    private int reasons;
    private long published;
    private long refused;

    /** @param sheet name of the row's sheet, or null; the sheets of a file follow each other */
    void count(String sheet, RowOutcome<?> outcome) {
        enter(sheet == null ? "" : sheet);
        if (outcome instanceof RowOutcome.Accepted<?> row) {
            published++;
            current.publish(row.row().time());
        } else if (outcome instanceof RowOutcome.Refused<?> row) {
            refused++;
            current.refuse(reason(row));
        }
    }

    /** Goes on from the counts of an earlier run. */
    void resume(List<SheetCounts> before) {
        for (SheetCounts counts : before) {
            current = new Sheet(counts);
            sheets.add(current);
            reasons += counts.refusedByReason().size();
            published += counts.published();
            refused += counts.refused();
        }
    }

    long read() {
        return published + refused;
    }

    long published() {
        return published;
    }

    RowCounts counts() {
        return RowCounts.of(sheets.stream().map(Sheet::counts).toList());
    }

    private void enter(String name) {
        String shown = sheets.size() > MAX_SHEETS ? OTHER : cut(name);
        if (current == null || !current.name.equals(shown)) {
            String entered = sheets.size() < MAX_SHEETS ? shown : OTHER;
            current = new Sheet(new SheetCounts(entered, 0, 0, 0, new TreeMap<>(), null, null));
            sheets.add(current);
        }
    }

    /** {@code "Quantity is not a number"}: the reason without the value, which follows a colon. */
    private String reason(RowOutcome.Refused<?> row) {
        int colon = row.why().indexOf(':');
        String why = colon < 0 ? row.why() : row.why().substring(0, colon);
        String reason = row.column() == null ? why : cut(row.column()) + " " + why;
        if (current.reasons.containsKey(reason)) {
            return reason;
        }
        reasons++;
        return reasons <= MAX_REASONS ? reason : OTHER;
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }

    private static final class Sheet {
        private final String name;
        private final SortedMap<String, Long> reasons;
        private long published;
        private long refused;
        private Instant first;
        private Instant last;

        private Sheet(SheetCounts counts) {
            name = counts.sheet();
            reasons = new TreeMap<>(counts.refusedByReason());
            published = counts.published();
            refused = counts.refused();
            first = counts.firstTime();
            last = counts.lastTime();
        }

        private void publish(Instant time) {
            published++;
            if (time != null) {
                first = first == null || time.isBefore(first) ? time : first;
                last = last == null || time.isAfter(last) ? time : last;
            }
        }

        private void refuse(String reason) {
            refused++;
            reasons.merge(reason, 1L, Long::sum);
        }

        private SheetCounts counts() {
            return new SheetCounts(name, published + refused, published, refused, reasons, first, last);
        }
    }
}
