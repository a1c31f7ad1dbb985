package dev.tillstream.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;

/** All rows of a file at once, for tests. */
public final class ReadRows {

    /** One row with its place. */
    public record Row(String sheet, int line, RowOutcome<?> outcome, Map<String, String> cells) {

        public Transaction transaction() {
            return (Transaction) row();
        }

        public Object row() {
            return ((RowOutcome.Accepted<?>) outcome).row();
        }

        public RowOutcome.Refused<?> refused() {
            return (RowOutcome.Refused<?>) outcome;
        }
    }

    private ReadRows() {}

    public static List<Row> of(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = RowSources.open(file)) {
            while (source.next()) {
                rows.add(new Row(source.sheet(), source.line(), source.outcome(), source.cells()));
            }
        }
        return rows;
    }
}
