package dev.tillstream.trainer.customervalue;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import dev.tillstream.trainer.TrainerConfig;

/**
 * Which customers are of high value, by what they have spent in the rows that the model stands for: with
 * {@code revenue-share} those, the largest first, who together make up the share of what is spent; with
 * {@code revenue-threshold} those who have spent at least so much. Money given back is taken off.
 *
 * @param value the share, more than 0 and less than 1; or the threshold in pounds sterling
 */
record LabelRule(TrainerConfig.ValueRule kind, double value) {

    LabelRule {
        if (kind == TrainerConfig.ValueRule.REVENUE_SHARE && !(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "trainer.high-value-customer.revenue-share is " + value + ", not between 0 and 1");
        }
    }

    static LabelRule of(TrainerConfig.HighValueCustomer config) {
        return new LabelRule(config.rule(), switch (config.rule()) {
            case REVENUE_SHARE -> config.revenueShare();
            case REVENUE_THRESHOLD -> config.revenueThreshold();
        });
    }

    /** For the recipe. */
    String label() {
        return String.format(Locale.ROOT, switch (kind) {
            case REVENUE_SHARE -> "revenue-share: the largest customers who together make up %s of the revenue";
            case REVENUE_THRESHOLD -> "revenue-threshold: customers with a revenue of at least %s";
        }, value);
    }

    /**
     * The least revenue of a customer of high value.
     *
     * @param revenues by customer
     * @return empty if nobody has spent anything
     */
    OptionalDouble least(Map<Long, Double> revenues) {
        if (kind == TrainerConfig.ValueRule.REVENUE_THRESHOLD) {
            return OptionalDouble.of(value);
        }
        List<Double> descending = new ArrayList<>(revenues.values().stream().filter(revenue -> revenue > 0)
                .sorted(comparingDouble(revenue -> -revenue)).toList());
        double all = descending.stream().mapToDouble(Double::doubleValue).sum();
        double sum = 0;
        for (double revenue : descending) {
            sum += revenue;
            if (sum >= value * all) {
                return OptionalDouble.of(revenue);
            }
        }
        return OptionalDouble.empty();
    }
}
