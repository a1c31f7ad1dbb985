package dev.tillstream.trainer.customers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.transaction.Transaction;

/** Rows with customers. */
public final class CustomerRows {

    private static final Instant TIME = Instant.parse("2010-12-01T08:26:00Z");
    private static final double[] ODD_PRICES = {0, -11062.06, 0.001, 1.0 / 3, 1e12 + 0.1, 1e-300, 123456.78905};

    private CustomerRows() {}

    /** @param customer null for nobody's row */
    public static Transaction row(String customer, String invoice, int quantity, double price) {
        return new Transaction(invoice, "85123A", null, quantity, TIME, price, customer, "United Kingdom");
    }

    /** Invoices of several lines that other rows stand between, returns, odd prices, and rows of nobody. */
    public static List<Transaction> random(Random random, int count) {
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int customer = random.nextInt(12) * random.nextInt(12);
            int invoice = 536_365 + i / 9 + random.nextInt(5);
            double price = random.nextInt(30) == 0
                    ? ODD_PRICES[random.nextInt(ODD_PRICES.length)]
                    : random.nextInt(2_000) / 100.0;
            int quantity = random.nextInt(40) - 5;
            rows.add(row(customer % 7 == 3 ? null : "C" + customer,
                    (quantity < 0 ? "C" : "") + invoice + (invoice % 50 == 0 ? "-LONG-ЖА" : ""), quantity, price));
        }
        return rows;
    }
}
