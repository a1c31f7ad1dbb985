package dev.tillstream.data.generator;

import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

import dev.tillstream.data.transaction.Transaction;

/**
 * Makes rows of the shape of UCI <i>Online Retail II</i>, quirks included: two years in order of time, invoices of many
 * lines, numeric and text codes, {@code C…} cancellations, lines without a customer, stock corrections with negative
 * quantities and no price, repeated lines, bad-debt corrections with negative prices, and a few orders of many thousand
 * items. The same seed and number of rows give the same rows on every JVM: {@link Random}'s algorithm is specified, and
 * only arithmetic with specified results is used.
 */
public final class TransactionGenerator {

    private static final int FIRST_INVOICE = 489_434;
    private static final int[] QUANTITIES = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 6, 8, 10, 12, 12, 12,
            12,
            16, 20, 24, 24, 25};
    private static final int[] BULK = {24, 36, 48, 48, 60, 72, 96, 100, 120, 144, 192, 200, 240, 288, 432, 600, 1000,
            1440};
    private static final String[] CORRECTIONS = {"damaged", "check", "lost", "missing", "wet pallet", "thrown away"};
    private static final double MOST_ITEMS = 80_995;

    private final Random random;
    private final Shop shop;
    private final BusinessHours hours = new BusinessHours();
    private final long rows;
    private final Consumer<Transaction> sink;
    private long made;
    private int invoice = FIRST_INVOICE;

    private TransactionGenerator(long seed, long rows, Consumer<Transaction> sink) {
        this.random = new Random(seed);
        this.shop = new Shop(random);
        this.rows = rows;
        this.sink = sink;
    }

    /**
     * Hands the rows to the sink, one after the other.
     *
     * @param seed chooses the rows
     * @param rows how many, at least 0; the two years are always filled
     */
    public static void generate(long seed, long rows, Consumer<Transaction> sink) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        TransactionGenerator generator = new TransactionGenerator(seed, rows, sink);
        while (generator.made < rows) {
            generator.nextInvoice();
        }
    }

    private void nextInvoice() {
        int kind = random.nextInt(10_000);
        if (kind < 1_400) {
            cancellation();
        } else if (kind < 2_000) {
            stockCorrection();
        } else if (kind < 2_001) {
            badDebt();
        } else {
            order();
        }
        invoice++;
    }

    private void order() {
        // Orders that nobody signed for are over the counter: single items at retail prices.
        boolean counter = random.nextInt(100) < 18;
        Customer customer = shop.anyCustomer(random);
        int lines = 1 + (int) (-18 * StrictMath.log(1 - random.nextDouble()));
        for (int i = 0; i < lines && made < rows; i++) {
            Product product = shop.anyProduct(random);
            int quantity = counter ? 1 + random.nextInt(4) : quantity(customer);
            Transaction line = row(Integer.toString(invoice), product.code(), product.description(), quantity,
                    price(product, quantity, counter), counter ? null : customer.id(), customer.country());
            emit(line);
            if (random.nextInt(100) < 3) {
                emit(line);
            }
        }
    }

    private void cancellation() {
        Customer customer = shop.anyCustomer(random);
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines && made < rows; i++) {
            Product product = shop.anyProduct(random);
            int quantity = quantity(customer);
            emit(row("C" + invoice, product.code(), product.description(), -quantity, price(product, quantity, false),
                    customer.id(), customer.country()));
        }
    }

    private void stockCorrection() {
        String description = random.nextBoolean() ? null : CORRECTIONS[random.nextInt(CORRECTIONS.length)];
        int items = 1 + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 60);
        emit(row(Integer.toString(invoice), shop.anyProduct(random).code(), description,
                random.nextInt(5) == 0 ? items : -items, 0, null, "United Kingdom"));
    }

    private void badDebt() {
        double price = -cents(1_000 + 50_000 * random.nextDouble());
        emit(row("A" + invoice, "B", "Adjust bad debt", 1, price, null, "United Kingdom"));
    }

    private int quantity(Customer customer) {
        if (random.nextInt(10_000) == 0) {
            // A Pareto tail: the real table's largest orders are 74,215 and 80,995 items.
            return (int) Math.min(MOST_ITEMS, 1_500 / (1 - random.nextDouble()));
        }
        int[] usual = customer.wholesale() || random.nextInt(25) == 0 ? BULK : QUANTITIES;
        return usual[random.nextInt(usual.length)];
    }

    private double price(Product product, int quantity, boolean counter) {
        if (random.nextInt(1_000) == 0) {
            return 0;
        }
        if (counter) {
            return cents(product.price() * 1.95 + 0.02);
        }
        return quantity >= 48 ? cents(product.price() * 0.85) : product.price();
    }

    private static double cents(double pounds) {
        return Math.rint(pounds * 100) / 100;
    }

    private Transaction row(String number, String code, String description, int quantity, double price, String customer,
            String country) {
        Instant time = hours.at((double) made / rows);
        return new Transaction(number, code, description, quantity, time, price, customer, country);
    }

    private void emit(Transaction row) {
        if (made < rows) {
            sink.accept(row);
            made++;
        }
    }
}
