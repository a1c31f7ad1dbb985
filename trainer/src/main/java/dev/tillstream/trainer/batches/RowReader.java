package dev.tillstream.trainer.batches;

import java.util.List;

import dev.tillstream.data.batch.BatchFields;

/** Reads the rows of a batch of any dataset. */
@FunctionalInterface
public interface RowReader {

    /**
     * Begins with a batch.
     *
     * @param fields stand at another row of it each time
     * @return reads the row that the fields stand at; an {@link java.io.UncheckedIOException} tells what is wrong with it
     */
    Runnable on(BatchFields fields);

    /** All of them, each row in their order. */
    static RowReader all(List<? extends RowReader> readers) {
        return fields -> {
            List<Runnable> rows = readers.stream().map(reader -> reader.on(fields)).toList();
            return () -> rows.forEach(Runnable::run);
        };
    }
}
