package dev.tillstream.trainer.customers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

import dev.tillstream.data.transaction.TransactionFields;

/** What one customer's rows come to, without rounding, and so the same in whatever order they are added. Not thread-safe. */
final class CustomerTotals {

    private static final long FRACTION = 10_000;
    private static final int FRACTION_DIGITS = 4;
    private static final double SCALED_EXACTLY = 1e11;

    private long quantity;
    private BigDecimal amount = BigDecimal.ZERO;
    private InvoiceSet invoices = new InvoiceSet();

    void add(TransactionFields row) {
        quantity = Math.addExact(quantity, row.quantity());
        amount = amount.add(exact(row.unitPrice()).multiply(BigDecimal.valueOf(row.quantity())));
        invoices.add(row.invoiceNo());
    }

    void addAll(CustomerTotals more) {
        quantity = Math.addExact(quantity, more.quantity);
        amount = amount.add(more.amount);
        invoices.addAll(more.invoices);
    }

    /** TotalQuantity, TotalAmount and NumInvoices, each rounded once. */
    double[] point() {
        return new double[]{quantity, rounded(amount), invoices.size()};
    }

    /** The point that there would be with some more. */
    double[] pointWith(CustomerTotals more) {
        return new double[]{Math.addExact(quantity, more.quantity), rounded(amount.add(more.amount)),
                invoices.sizeWith(more.invoices)};
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(quantity);
        BigDecimal canonical = amount.stripTrailingZeros();
        byte[] unscaled = canonical.unscaledValue().toByteArray();
        out.writeInt(canonical.scale());
        out.writeShort(unscaled.length);
        out.write(unscaled);
        invoices.write(out);
    }

    static CustomerTotals read(DataInputStream in) throws IOException {
        CustomerTotals totals = new CustomerTotals();
        totals.quantity = in.readLong();
        int scale = in.readInt();
        byte[] unscaled = new byte[in.readUnsignedShort()];
        in.readFully(unscaled);
        totals.amount = new BigDecimal(new BigInteger(unscaled), scale);
        totals.invoices = InvoiceSet.read(in);
        return totals;
    }

    /**
     * The number that a price stands for: that of up to four decimals which it is the nearest double to, if there is one,
     * else its exact binary value. Both are the same on every JDK, unlike the shortest text of a double.
     */
    static BigDecimal exact(double price) {
        if (Math.abs(price) < SCALED_EXACTLY) {
            long scaled = Math.round(price * FRACTION);
            if ((double) scaled / FRACTION == price) {
                return BigDecimal.valueOf(scaled, FRACTION_DIGITS);
            }
        }
        return new BigDecimal(price);
    }

    /** Infinite if the amount is beyond all doubles. */
    private static double rounded(BigDecimal amount) {
        return amount.doubleValue();
    }
}
