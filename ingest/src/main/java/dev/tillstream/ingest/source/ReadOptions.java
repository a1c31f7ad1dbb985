package dev.tillstream.ingest.source;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.tillstream.data.dataset.Dataset;

/**
 * How files are read. What is not set is found out from the file.
 *
 * @param dataset what the file must hold
 * @param zone of dates that say none
 * @param delimiter of CSV files
 * @param encoding of CSV files
 */
public record ReadOptions(Optional<Dataset<?>> dataset, ZoneId zone, Optional<Character> delimiter,
        Optional<Charset> encoding) {

    /** Everything is found out, and dates without a zone are UTC. */
    public static final ReadOptions DETECT = new ReadOptions(Optional.empty(), ZoneOffset.UTC, Optional.empty(),
            Optional.empty());

    /** The same for files of one dataset, if one is given. */
    public ReadOptions of(Optional<Dataset<?>> only) {
        return only.isEmpty() ? this : new ReadOptions(only, zone, delimiter, encoding);
    }
}
