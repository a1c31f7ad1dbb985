package dev.tillstream.bench.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowGroup;

/** Rows with the features that the trainer makes of them, and whether it holds them out, as a table for others. */
final class LineRows {

    private static final HeldOut HELD_OUT = new HeldOut(20);

    private LineRows() {}

    static Path write(Path csv, List<Transaction> rows) {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("quantity,price,month,day,hour,customer,held_out\n");
            for (Transaction row : rows) {
                out.write(line(row));
            }
            return csv;
        } catch (IOException e) {
            throw new BenchmarkFailedException(csv + " can't be written: " + e.getMessage(), e);
        }
    }

    /** A customer is a number here; 0 is nobody. */
    private static String line(Transaction row) {
        double[] point = SaleFeatures.ofAmount(row.quantity(), row.unitPrice(), row.invoiceDate().getEpochSecond());
        long group = RowGroup.of(row);
        return row.quantity() + "," + row.unitPrice() + "," + (int) point[2] + "," + (int) point[3] + ","
                + (int) point[4] + "," + (RowGroup.isCustomer(group) ? group : 0) + ","
                + (HELD_OUT.holds(group) ? 1 : 0) + "\n";
    }
}
