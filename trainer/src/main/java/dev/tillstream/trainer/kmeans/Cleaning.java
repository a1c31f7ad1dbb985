package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.transaction.TransactionFields;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * Which invoice lines are left out of a training. Batches are digested without regard to these rules, into distinct
 * {@code [quantity, price, cancellation]}, so that other rules need no row to be read again.
 *
 * @param cancellations lines of invoices whose number begins with {@code C}
 * @param nonPositiveQuantity lines of zero items or less
 * @param nonPositivePrice lines whose item costs nothing or less
 */
record Cleaning(boolean cancellations, boolean nonPositiveQuantity, boolean nonPositivePrice) {

    static final String CANCELLATIONS = "cancellations";
    static final String NON_POSITIVE_QUANTITY = "non-positive-quantity";
    static final String NON_POSITIVE_PRICE = "non-positive-price";

    /** Number of values of a digested point. */
    static final int DIGESTED_FEATURES = 3;

    private static final int FEATURES = 2;

    static Cleaning of(TrainerConfig.LeaveOut config) {
        return new Cleaning(config.cancellations(), config.nonPositiveQuantity(), config.nonPositivePrice());
    }

    /** The point of one row, from which every rule can be decided. */
    static double[] digested(TransactionFields row) {
        return new double[]{row.quantity(), row.unitPrice(), row.invoiceNo().startsWith("C") ? 1 : 0};
    }

    /** Names of the rules that are switched on, in the order in which they are applied; or {@code none}. */
    String label() {
        List<String> rules = rules();
        return rules.isEmpty() ? "none" : String.join(",", rules);
    }

    /**
     * What is left, as {@code [quantity, price]}, with a number of rows for each rule that is switched on.
     *
     * @param digested see {@link #digested}
     */
    TrainingPoints clean(WeightedPoints digested) {
        SortedMap<String, Long> leftOut = new TreeMap<>();
        rules().forEach(rule -> leftOut.put(rule, 0L));
        double[] values = new double[digested.size() * FEATURES];
        long[] counts = new long[digested.size()];
        int size = 0;
        for (int point = 0; point < digested.size(); point++) {
            double quantity = digested.value(point, 0);
            double price = digested.value(point, 1);
            String rule = firstAgainst(quantity, price, digested.value(point, 2) == 1);
            if (rule != null) {
                leftOut.merge(rule, digested.count(point), Long::sum);
                continue;
            }
            // Of one pair, cancellations follow the others: the canonical order puts them side by side.
            if (size == 0 || values[(size - 1) * FEATURES] != quantity || values[(size - 1) * FEATURES + 1] != price) {
                values[size * FEATURES] = quantity;
                values[size * FEATURES + 1] = price;
                size++;
            }
            counts[size - 1] += digested.count(point);
        }
        return new TrainingPoints(new WeightedPoints(FEATURES, Arrays.copyOf(values, size * FEATURES),
                Arrays.copyOf(counts, size)), leftOut, Map.of());
    }

    /** Whether rows at this point are trained on. */
    boolean keeps(double[] digested) {
        return firstAgainst(digested[0], digested[1], digested[2] == 1) == null;
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        if (cancellations) {
            rules.add(CANCELLATIONS);
        }
        if (nonPositiveQuantity) {
            rules.add(NON_POSITIVE_QUANTITY);
        }
        if (nonPositivePrice) {
            rules.add(NON_POSITIVE_PRICE);
        }
        return rules;
    }

    private String firstAgainst(double quantity, double price, boolean cancellation) {
        if (cancellations && cancellation) {
            return CANCELLATIONS;
        }
        if (nonPositiveQuantity && quantity <= 0) {
            return NON_POSITIVE_QUANTITY;
        }
        return nonPositivePrice && price <= 0 ? NON_POSITIVE_PRICE : null;
    }
}
