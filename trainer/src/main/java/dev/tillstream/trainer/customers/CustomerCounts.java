package dev.tillstream.trainer.customers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.transaction.TransactionFields;

/** The totals of each customer of some rows: the same in whatever order rows and parts are added. Not thread-safe. */
public final class CustomerCounts {

    private final Map<String, CustomerTotals> totals = new HashMap<>();
    private long rows;
    private long rowsWithoutCustomer;

    void add(TransactionFields row) {
        rows++;
        if (row.customerId() == null) {
            rowsWithoutCustomer++;
        } else {
            totals.computeIfAbsent(row.customerId(), customer -> new CustomerTotals()).add(row);
        }
    }

    void addAll(CustomerCounts more) {
        rows += more.rows;
        rowsWithoutCustomer += more.rowsWithoutCustomer;
        more.totals.forEach((customer, some) -> totals.computeIfAbsent(customer, other -> new CustomerTotals())
                .addAll(some));
    }

    /** The points of these rows and some more; costs as much as there are customers, not invoices. */
    CustomerPoints pointsWith(CustomerCounts more) {
        SortedMap<String, double[]> points = new TreeMap<>();
        totals.forEach((customer, some) -> {
            CustomerTotals others = more.totals.get(customer);
            points.put(customer, others == null ? some.point() : some.pointWith(others));
        });
        more.totals.forEach((customer, some) -> points.computeIfAbsent(customer, other -> some.point()));
        return new CustomerPoints(points, rows + more.rows, rowsWithoutCustomer + more.rowsWithoutCustomer);
    }

    /** Customers in ascending order: equal counts have equal bytes. */
    void write(DataOutputStream out) throws IOException {
        out.writeLong(rows);
        out.writeLong(rowsWithoutCustomer);
        out.writeInt(totals.size());
        for (Map.Entry<String, CustomerTotals> customer : new TreeMap<>(totals).entrySet()) {
            out.writeUTF(customer.getKey());
            customer.getValue().write(out);
        }
    }

    static CustomerCounts read(DataInputStream in) throws IOException {
        CustomerCounts counts = new CustomerCounts();
        counts.rows = in.readLong();
        counts.rowsWithoutCustomer = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            counts.totals.put(in.readUTF(), CustomerTotals.read(in));
        }
        return counts;
    }
}
