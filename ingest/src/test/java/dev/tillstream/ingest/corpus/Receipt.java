package dev.tillstream.ingest.corpus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.SheetCounts;

/**
 * The file is read to its end: what its receipt says, and what arrived.
 *
 * @param values what the published rows hold in the columns that a case is about, as texts; null where there is nothing
 * @param letters each refused row, as {@code sheet:line column reason}
 */
record Receipt(String dataset, List<SheetCounts> sheets, List<String> ignored, Map<String, List<String>> values,
        List<String> letters) implements Expected {

    /** The time of the rows that {@link dev.tillstream.ingest.RawWorkbook} makes. */
    static final String TIME = "2009-12-01T07:45:00Z";

    static Receipt transactions() {
        return of("online-retail");
    }

    static Receipt products() {
        return of("amazon-sales");
    }

    static Receipt events() {
        return of("retailrocket");
    }

    private static Receipt of(String dataset) {
        return new Receipt(dataset, List.of(), List.of(), Map.of(), List.of());
    }

    /** One more sheet; its rows have the usual time, if rows of the dataset have any. */
    Receipt sheet(String name, int published, String... refusedFor) {
        SortedMap<String, Long> reasons = new TreeMap<>();
        Arrays.stream(refusedFor).forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        Instant time = published == 0 || dataset.equals("amazon-sales") ? null : Instant.parse(TIME);
        List<SheetCounts> more = new ArrayList<>(sheets);
        more.add(new SheetCounts(name, published + refusedFor.length, published, refusedFor.length, reasons, time,
                time));
        return new Receipt(dataset, more, ignored, values, letters);
    }

    /** The rows of a file without sheets. */
    Receipt rows(int published, String... refusedFor) {
        return sheet("", published, refusedFor);
    }

    /** The first and the last time of the sheet that was added last. */
    Receipt times(String first, String last) {
        List<SheetCounts> changed = new ArrayList<>(sheets);
        SheetCounts sheet = changed.remove(changed.size() - 1);
        changed.add(new SheetCounts(sheet.sheet(), sheet.read(), sheet.published(), sheet.refused(),
                sheet.refusedByReason(), Instant.parse(first), Instant.parse(last)));
        return new Receipt(dataset, changed, ignored, values, letters);
    }

    Receipt ignoring(String... headers) {
        return new Receipt(dataset, sheets, List.of(headers), values, letters);
    }

    Receipt values(String column, String... inOrder) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(column, Arrays.asList(inOrder));
        return new Receipt(dataset, sheets, ignored, more, letters);
    }

    Receipt letters(String... inOrder) {
        return new Receipt(dataset, sheets, ignored, values, List.of(inOrder));
    }
}
