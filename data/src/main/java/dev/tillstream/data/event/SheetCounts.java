package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one sheet's rows.
 *
 * @param sheet name of the sheet; empty where the file has no sheets
 * @param read data rows read: those published and those refused
 * @param refusedByReason number of refused rows by column and kind of reason
 * @param firstTime the earliest time of its published rows, or null where rows have none
 * @param lastTime the latest
 */
public record SheetCounts(String sheet, long read, long published, long refused,
        SortedMap<String, Long> refusedByReason, Instant firstTime, Instant lastTime) {

    public SheetCounts {
        requireNonNull(sheet, "sheet");
        if (read != published + refused) {
            throw new IllegalArgumentException("rows read (" + read + ") are not those published (" + published
                    + ") and refused (" + refused + ")");
        }
        refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
    }
}
