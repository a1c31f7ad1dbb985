package dev.tillstream.bench.training;

import java.nio.file.Path;
import java.util.List;

import dev.tillstream.bench.workbook.CsvEdition;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowGroup;

/** Rows as a table for others, which also tells whom the trainer takes a row for, and whether it holds it out. */
final class LineRows {

    private static final HeldOut HELD_OUT = new HeldOut(20);

    private LineRows() {}

    static Path write(Path csv, List<Transaction> rows) {
        return CsvEdition.write(csv, rows, List.of("group", "held_out"), LineRows::parting);
    }

    /** A customer is a number here; 0 is nobody. */
    private static List<String> parting(Transaction row) {
        long group = RowGroup.of(row);
        return List.of(Long.toString(RowGroup.isCustomer(group) ? group : 0), HELD_OUT.holds(group) ? "1" : "0");
    }
}
