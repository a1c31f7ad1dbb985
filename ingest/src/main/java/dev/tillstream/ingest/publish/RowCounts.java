package dev.tillstream.ingest.publish;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.SheetCounts;

/**
 * What became of a file's rows, from its beginning.
 *
 * @param read data rows read: those published and those refused
 * @param refusedByReason number of refused rows by column and kind of reason
 * @param sheets the same by sheet, in the order of the file
 */
public record RowCounts(long read, long published, long refused, SortedMap<String, Long> refusedByReason,
        List<SheetCounts> sheets) {

    public static final RowCounts NONE = of(List.of());

    public RowCounts {
        refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
        sheets = List.copyOf(sheets);
    }

    /** The sheets' sums. */
    public static RowCounts of(List<SheetCounts> sheets) {
        long published = 0;
        long refused = 0;
        SortedMap<String, Long> reasons = new TreeMap<>();
        for (SheetCounts sheet : sheets) {
            published += sheet.published();
            refused += sheet.refused();
            sheet.refusedByReason().forEach((reason, rows) -> reasons.merge(reason, rows, Long::sum));
        }
        return new RowCounts(published + refused, published, refused, reasons, sheets);
    }

    /** What a position says. */
    public static RowCounts of(ReadingPosition position) {
        return of(sheets(position));
    }

    /** Positions of earlier versions know sums only. */
    static List<SheetCounts> sheets(ReadingPosition position) {
        return position.sheets().isEmpty() && position.read() > 0
                ? List.of(new SheetCounts("", position.read(), position.published(), position.refused(),
                        new TreeMap<>(), null, null))
                : position.sheets();
    }
}
