package dev.tillstream.trainer.amount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.MetricNames;

/**
 * How well a model predicts the held-out rows, and beside it how well the mean of the others does. As scikit-learn has
 * it, R² is 1 less the squared errors by the squared distances to the held-out rows' own mean, and if these are all zero
 * 1 for a model without an error and 0 for others.
 */
final class AmountMetrics {

    private double squares;
    private double absolutes;
    private double baselineSquares;
    private double baselineAbsolutes;
    private long rows;

    private AmountMetrics() {}

    /** @param mean of the targets that the model was trained on */
    static Map<String, Double> of(List<AmountRows> batches, LinearModel model, double mean) {
        AmountMetrics sums = new AmountMetrics();
        Moments heldOut = new Moments(AmountRows.FEATURES + 1);
        for (AmountRows batch : batches) {
            heldOut.add(batch.heldOut());
            for (int row = 0; row < batch.heldOutRows(); row++) {
                double amount = batch.heldOutAmount(row);
                sums.add(model.predict(batch.heldOutFeatures(row)) - amount, mean - amount);
            }
        }
        return sums.metrics(heldOut.product(AmountRows.FEATURES, AmountRows.FEATURES));
    }

    private void add(double error, double baselineError) {
        rows++;
        squares += error * error;
        absolutes += Math.abs(error);
        baselineSquares += baselineError * baselineError;
        baselineAbsolutes += Math.abs(baselineError);
    }

    private Map<String, Double> metrics(double variation) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put(MetricNames.RMSE, Math.sqrt(squares / rows));
        metrics.put(MetricNames.MAE, absolutes / rows);
        metrics.put(MetricNames.R2, determination(squares, variation));
        metrics.put(MetricNames.RMSE + MetricNames.BASELINE, Math.sqrt(baselineSquares / rows));
        metrics.put(MetricNames.MAE + MetricNames.BASELINE, baselineAbsolutes / rows);
        metrics.put(MetricNames.R2 + MetricNames.BASELINE, determination(baselineSquares, variation));
        return metrics;
    }

    private static double determination(double squares, double variation) {
        if (variation > 0) {
            return 1 - squares / variation;
        }
        return squares == 0 ? 1 : 0;
    }
}
