package dev.tillstream.data.dataset;

import java.time.Instant;

/** One row of a dataset: immutable and valid. */
public interface Row {

    /** What rows belong together by: those of one key stand on one partition, in their order. */
    String key();

    /** When what the row tells of happened; null where a dataset's rows have no time. */
    Instant time();
}
