package dev.tillstream.bench.reader;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;

/** Tillstream's reader: each row becomes a transaction or a refusal. */
final class TillstreamRows {

    /** What the last row became; written so that no row's work can be left out. */
    private Object last;

    /** Reads all rows and tells their number. */
    long read(Path workbook) throws IOException {
        long rows = 0;
        try (RowSource source = RowSources.open(workbook)) {
            while (source.next()) {
                last = source.outcome();
                rows++;
            }
        }
        if (rows > 0 && last == null) {
            throw new IllegalStateException("a row without an outcome");
        }
        return rows;
    }
}
