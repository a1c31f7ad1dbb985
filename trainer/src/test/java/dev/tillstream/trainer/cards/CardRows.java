package dev.tillstream.trainer.cards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionFields;

/** Rows with products and countries. */
final class CardRows {

    private static final Instant TIME = Instant.parse("2010-12-01T08:26:00Z");
    private static final String[] COUNTRIES = {"United Kingdom", "United Kingdom", "France", "EIRE", null};

    private CardRows() {}

    static double[] point(TransactionFields row) {
        return new double[]{row.quantity(), row.unitPrice(), row.invoiceNo().startsWith("C") ? 1 : 0};
    }

    /** Few distinct points, with more rows at some of them than a sample holds, and some rows twice. */
    static List<Transaction> random(Random random, int count) {
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i > 0 && random.nextInt(20) == 0) {
                rows.add(rows.get(random.nextInt(i)));
                continue;
            }
            int product = random.nextInt(6) * random.nextInt(6);
            int large = random.nextInt(100) == 0 ? 1_000 : 1;
            rows.add(row((random.nextInt(8) == 0 ? "C" : "") + (500_000 + i), "P" + product, (random.nextInt(4) - 1)
                    * large, product % 3 + 0.25, COUNTRIES[random.nextInt(COUNTRIES.length)]));
        }
        return rows;
    }

    static Transaction row(String invoice, String product, int quantity, double price, String country) {
        return new Transaction(invoice, product, product.equals("P0") ? null : "THE " + product, quantity, TIME, price,
                null, country);
    }
}
