package dev.tillstream.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowOutcome;

/**
 * The data rows of one file, in the file's order. It stands on one row at a time and holds no other, however long the
 * file is. Reading the same file again gives the same rows and the same outcomes. Not thread-safe.
 */
public interface RowSource extends Closeable {

    /** What the file holds. */
    Dataset<?> dataset();

    /** The headers that no column of the dataset has; what stands below them is left out. */
    List<String> ignoredColumns();

    /**
     * Goes on to the next data row; blank rows are passed over.
     *
     * @return false when there is none
     * @throws UnreadableFileException if the file is damaged from here on
     */
    boolean next() throws IOException;

    /** What became of the row that the source stands on. */
    RowOutcome<?> outcome();

    /** Sheet of the row, or null where the file has no sheets. */
    String sheet();

    /** One-based line of the row in its sheet or file. */
    int line();

    /**
     * The row's cells by header text, empty ones left out: as the file holds them, but for dates and codes that are
     * numbers in it, which stand there as the row has them. Built on each call.
     */
    Map<String, String> cells();

    /** The share of the file that has been read: an estimate, from 0 to 1. */
    double fractionRead();
}
