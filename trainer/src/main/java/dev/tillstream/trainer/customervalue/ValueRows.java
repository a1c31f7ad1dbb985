package dev.tillstream.trainer.customervalue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowColumns;
import dev.tillstream.trainer.rows.RowGroup;

/**
 * A slice's rows of customers with their labels, parted by customer.
 *
 * @param leastRevenue of a customer of high value
 * @param withoutCustomer rows that have no label
 */
record ValueRows(List<Labelled> trained, List<Labelled> heldOut, double leastRevenue, long withoutCustomer) {

    /**
     * One row.
     *
     * @param point in the order of {@link SaleFeatures#OF_CLASS}
     * @param isHigh whether its customer is of high value
     */
    record Labelled(double[] point, boolean isHigh) {}

    static ValueRows of(List<RowColumns> parts, LabelRule rule, HeldOut split) {
        Map<Long, Double> revenues = new HashMap<>();
        long without = 0;
        for (RowColumns rows : parts) {
            for (int row = 0; row < rows.size(); row++) {
                if (RowGroup.isCustomer(rows.group(row))) {
                    revenues.merge(rows.group(row), rows.quantity(row) * rows.price(row), Double::sum);
                } else {
                    without++;
                }
            }
        }
        OptionalDouble least = rule.least(revenues);
        ValueRows labelled = new ValueRows(new ArrayList<>(), new ArrayList<>(), least.orElse(0), without);
        if (least.isPresent()) {
            parts.forEach(rows -> labelled.add(rows, revenues, split));
        }
        return labelled;
    }

    private void add(RowColumns rows, Map<Long, Double> revenues, HeldOut split) {
        for (int row = 0; row < rows.size(); row++) {
            long group = rows.group(row);
            if (RowGroup.isCustomer(group)) {
                double[] point = SaleFeatures.ofClass(rows.quantity(row), rows.price(row), rows.second(row));
                (split.holds(group) ? heldOut : trained).add(
                        new Labelled(point, revenues.get(group) >= leastRevenue));
            }
        }
    }

    static long high(List<Labelled> rows) {
        return rows.stream().filter(Labelled::isHigh).count();
    }
}
