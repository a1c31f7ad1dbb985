package dev.tillstream.ingest.publish;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a file's rows, from its beginning.
 *
 * @param read data rows read: those published and those refused
 * @param refusedByReason number of refused rows by column and kind of reason
 */
public record RowCounts(long read, long published, long refused, SortedMap<String, Long> refusedByReason) {

    public static final RowCounts NONE = new RowCounts(0, 0, 0, new TreeMap<>());

    public RowCounts {
        refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
    }
}
