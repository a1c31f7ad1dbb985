package dev.tillstream.trainer.cards;

import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.ClusterCards.Quartiles;

/** One feature's values with how many rows have each. Not thread-safe. */
final class WeightedValues {

    private final TreeMap<Double, Long> rowsByValue = new TreeMap<>();
    private long rows;

    void add(double value, long count) {
        rowsByValue.merge(value, count, Long::sum);
        rows += count;
    }

    /** Exact, as if each row's value stood in a sorted list. */
    Quartiles quartiles() {
        return new Quartiles(rowsByValue.firstKey(), quantile(1), quantile(2), quantile(3), rowsByValue.lastKey());
    }

    /** At the place {@code (rows − 1) × quarters ÷ 4}, counted from 0; between two places by linear interpolation. */
    private double quantile(int quarters) {
        long quarterPlaces = (rows - 1) * quarters;
        double below = at(quarterPlaces / 4);
        double part = quarterPlaces % 4 / 4.0;
        return part == 0 ? below : below + (at(quarterPlaces / 4 + 1) - below) * part;
    }

    private double at(long place) {
        long before = 0;
        for (Map.Entry<Double, Long> value : rowsByValue.entrySet()) {
            before += value.getValue();
            if (place < before) {
                return value.getKey();
            }
        }
        throw new IllegalArgumentException("there is no place " + place + " among " + rows + " rows");
    }
}
