package dev.tillstream.trainer.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.Evaluation.Calibration;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.trainer.rows.CalibrationBins;

/**
 * How well what is said of rows agrees with the truth, for any number of classes. The baseline beside each metric says
 * the training's largest class of every row, and the classes' shares there for their probabilities. Not thread-safe.
 */
final class CategoryMetrics {

    /** As scikit-learn has it: a probability of 0 costs no infinity. */
    private static final double LEAST = Math.ulp(1.0);

    private final long[][] confusion;
    private final CalibrationBins bins = new CalibrationBins();
    private double logLoss;
    private long rows;

    CategoryMetrics(int classes) {
        this.confusion = new long[classes][classes];
    }

    /** One row. @param probabilities of the classes */
    void add(int truth, int said, double[] probabilities) {
        confusion[truth][said]++;
        bins.add(probabilities[said], truth == said);
        logLoss -= StrictMath.log(Math.max(LEAST, probabilities[truth]));
        rows++;
    }

    /** @param shares of the classes in the training */
    Map<String, Double> metrics(double[] shares) {
        CategoryMetrics constant = new CategoryMetrics(shares.length);
        int largest = 0;
        for (int c = 0; c < shares.length; c++) {
            largest = shares[c] > shares[largest] ? c : largest;
        }
        for (int truth = 0; truth < shares.length; truth++) {
            long ofClass = Arrays.stream(confusion[truth]).sum();
            constant.confusion[truth][largest] = ofClass;
            constant.logLoss -= ofClass * StrictMath.log(Math.max(LEAST, shares[truth]));
        }
        constant.rows = rows;
        Map<String, Double> metrics = new TreeMap<>(metrics());
        constant.metrics().forEach((name, value) -> metrics.put(name + MetricNames.BASELINE, value));
        return metrics;
    }

    private Map<String, Double> metrics() {
        long right = 0;
        double f1 = 0;
        int counted = 0;
        for (int c = 0; c < confusion.length; c++) {
            long ofClass = Arrays.stream(confusion[c]).sum();
            long said = 0;
            for (long[] truth : confusion) {
                said += truth[c];
            }
            right += confusion[c][c];
            f1 += ofClass + said == 0 ? 0 : 2.0 * confusion[c][c] / (ofClass + said);
            counted += ofClass + said == 0 ? 0 : 1;
        }
        return Map.of(MetricNames.ACCURACY, (double) right / rows, MetricNames.MACRO_F1, f1 / counted,
                MetricNames.LOG_LOSS, logLoss / rows);
    }

    /** {@code [true class][class that is said]}. */
    List<List<Long>> confusion() {
        List<List<Long>> lists = new ArrayList<>();
        for (long[] truth : confusion) {
            lists.add(Arrays.stream(truth).boxed().toList());
        }
        return lists;
    }

    /** Of the class that is said. */
    List<Calibration> calibration() {
        return bins.calibration();
    }
}
