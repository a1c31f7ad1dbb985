package dev.tillstream.trainer.customers;

import java.util.Collections;
import java.util.SortedMap;

import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * What the customers of some rows have bought.
 *
 * @param byCustomer {@code [TotalQuantity, TotalAmount, NumInvoices]}; not copied, the arrays are not to be changed
 * @param rows in all
 * @param rowsWithoutCustomer how many of them belong to nobody
 */
public record CustomerPoints(SortedMap<String, double[]> byCustomer, long rows, long rowsWithoutCustomer) {

    public CustomerPoints {
        byCustomer = Collections.unmodifiableSortedMap(byCustomer);
    }

    /** Distinct points, each with the number of its customers. */
    public WeightedPoints distinct() {
        PointCounts counts = new PointCounts(CustomerFeatures.NAMES.size());
        byCustomer.values().forEach(point -> counts.add(point, 1));
        return counts.sorted();
    }
}
