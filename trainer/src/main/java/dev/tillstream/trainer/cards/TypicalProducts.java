package dev.tillstream.trainer.cards;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.ClusterCards.TypicalProduct;

/**
 * How frequent products are among a cluster's rows, from a sample at each of its points: the stratified estimator, where
 * each point counts with all of its rows. Not thread-safe.
 */
final class TypicalProducts {

    /** Standard errors to either side that hold 95 % of a normal distribution. */
    private static final double CONFIDENCE = 1.96;
    /** Of a share, whatever it is. */
    private static final double GREATEST_VARIANCE = 0.25;

    private record Estimate(double rows, String description) {
        Estimate plus(Estimate other) {
            return new Estimate(rows + other.rows, better(description, other.description));
        }

        /** The longer one, and of two equally long ones the first in order. */
        private static String better(String one, String other) {
            int difference = one.length() - other.length();
            return difference > 0 || difference == 0 && one.compareTo(other) <= 0 ? one : other;
        }
    }

    private final Map<String, Estimate> products = new HashMap<>();
    private long rows;
    /** The sum over points of squared rows, times what is left of the variance of a share there. */
    private double variance;

    void add(PointDetail detail) {
        long all = detail.rows();
        List<RowSample.Entry> sample = detail.sample().entries();
        long sampled = sample.stream().mapToLong(RowSample.Entry::rows).sum();
        for (RowSample.Entry entry : sample) {
            products.merge(entry.product().stockCode(),
                    new Estimate((double) all * entry.rows() / sampled, entry.product().description()),
                    Estimate::plus);
        }
        rows += all;
        variance += (double) all * all * GREATEST_VARIANCE * (1 - (double) sampled / all) / sample.size();
    }

    /** Rows of all points. */
    long rows() {
        return rows;
    }

    /** The shares are off by at most this, at a confidence of 95 % for each; 0 if every row is in a sample. */
    double error() {
        return rows == 0 ? 0 : Math.min(1, CONFIDENCE * Math.sqrt(variance) / rows);
    }

    /** The most frequent first, of equally frequent ones by their codes. */
    List<TypicalProduct> mostFrequent(int most) {
        return products.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Estimate>>comparingDouble(product -> -product.getValue().rows)
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(product -> new TypicalProduct(product.getKey(),
                        product.getValue().description.isEmpty() ? null : product.getValue().description,
                        product.getValue().rows / rows))
                .toList();
    }
}
