package dev.tillstream.trainer.rows;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tillstream.data.transaction.TransactionFields;

/**
 * What the families that learn from single invoice lines need of a batch's rows, in their order: 28 bytes a row. Of
 * customer and invoice there is a hash alone. Not thread-safe until it takes no more rows.
 */
public final class RowColumns {

    private static final int FIRST_ROOM = 1_024;

    private int[] quantities;
    private double[] prices;
    private long[] seconds;
    private long[] groups;
    private int size;

    RowColumns() {
        this(new int[FIRST_ROOM], new double[FIRST_ROOM], new long[FIRST_ROOM], new long[FIRST_ROOM], 0);
    }

    /** Columns of at least that size, which are this object's from then on. */
    RowColumns(int[] quantities, double[] prices, long[] seconds, long[] groups, int size) {
        this.quantities = quantities;
        this.prices = prices;
        this.seconds = seconds;
        this.groups = groups;
        this.size = size;
    }

    void add(TransactionFields row) {
        if (size == quantities.length) {
            grow();
        }
        quantities[size] = row.quantity();
        prices[size] = row.unitPrice();
        seconds[size] = row.invoiceDate().getEpochSecond();
        groups[size++] = RowGroup.of(row);
    }

    private void grow() {
        int room = Math.multiplyExact(2, size);
        quantities = Arrays.copyOf(quantities, room);
        prices = Arrays.copyOf(prices, room);
        seconds = Arrays.copyOf(seconds, room);
        groups = Arrays.copyOf(groups, room);
    }

    /** The rows at these places alone. */
    public RowColumns at(int[] rows) {
        return new RowColumns(IntStream.of(rows).map(this::quantity).toArray(),
                IntStream.of(rows).mapToDouble(this::price).toArray(),
                IntStream.of(rows).mapToLong(this::second).toArray(),
                IntStream.of(rows).mapToLong(this::group).toArray(), rows.length);
    }

    /** The first so many rows alone; they share this object's room. */
    RowColumns first(int rows) {
        return rows == size ? this : new RowColumns(quantities, prices, seconds, groups, rows);
    }

    public int size() {
        return size;
    }

    public int quantity(int row) {
        return quantities[row];
    }

    /** Of one item, in pounds sterling. */
    public double price(int row) {
        return prices[row];
    }

    /** Of the invoice, since 1970-01-01T00:00Z. */
    public long second(int row) {
        return seconds[row];
    }

    /** See {@link RowGroup}. */
    public long group(int row) {
        return groups[row];
    }
}
