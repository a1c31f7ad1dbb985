package dev.tillstream.trainer.customervalue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.Evaluation.Calibration;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.trainer.rows.CalibrationBins;

/**
 * How well probabilities of one of two classes agree with the truth. The baseline beside each metric says the larger
 * class of the training for its class, and the class's share there for its probability.
 */
public final class ClassMetrics {

    /** As scikit-learn has it: a probability of 0 costs no infinity. */
    private static final double LEAST = Math.ulp(1.0);

    private final double[] probabilities;
    private final boolean[] truth;
    private final boolean[] said;
    private final long[] rows;
    private final long all;

    /**
     * Of single rows.
     *
     * @param probabilities of the class
     * @param truth whether it is the class
     * @param said whether it is said to be
     */
    ClassMetrics(double[] probabilities, boolean[] truth, boolean[] said) {
        this(probabilities, truth, said, ones(truth.length));
    }

    /**
     * Of rows that are alike.
     *
     * @param rows how many there are of each
     */
    public ClassMetrics(double[] probabilities, boolean[] truth, boolean[] said, long[] rows) {
        this.probabilities = probabilities;
        this.truth = truth;
        this.said = said;
        this.rows = rows;
        this.all = Arrays.stream(rows).sum();
    }

    private static long[] ones(int size) {
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** @param share of the class in the training */
    public Map<String, Double> metrics(double share) {
        double[] constant = new double[truth.length];
        Arrays.fill(constant, share);
        boolean[] larger = new boolean[truth.length];
        Arrays.fill(larger, share > 0.5);
        Map<String, Double> metrics = new TreeMap<>(metrics());
        new ClassMetrics(constant, truth, larger, rows).metrics()
                .forEach((name, value) -> metrics.put(name + MetricNames.BASELINE, value));
        return metrics;
    }

    private Map<String, Double> metrics() {
        List<List<Long>> confusion = confusion();
        double hits = confusion.get(1).get(1);
        double right = hits + confusion.get(0).get(0);
        double logLoss = 0;
        double brier = 0;
        for (int i = 0; i < truth.length; i++) {
            double ofTruth = truth[i] ? probabilities[i] : 1 - probabilities[i];
            logLoss -= rows[i] * StrictMath.log(Math.max(LEAST, ofTruth));
            brier += rows[i] * ((1 - ofTruth) * (1 - ofTruth));
        }
        return Map.of(MetricNames.ROC_AUC, areaUnderCurve(), MetricNames.ACCURACY, right / all,
                MetricNames.PRECISION, share(hits, hits + confusion.get(0).get(1)), MetricNames.RECALL,
                share(hits, hits + confusion.get(1).get(0)), MetricNames.LOG_LOSS, logLoss / all,
                MetricNames.BRIER, brier / all);
    }

    /** 0 of nothing, as scikit-learn has it. */
    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** By the rank sum of Mann and Whitney; equal probabilities share their ranks. */
    private double areaUnderCurve() {
        Integer[] order = new Integer[truth.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Double.compare(probabilities[one], probabilities[other]));
        double rankSum = 0;
        long positives = 0;
        long below = 0;
        for (int next = 0; next < order.length;) {
            double probability = probabilities[order[next]];
            long equal = 0;
            long ofClass = 0;
            while (next < order.length && probabilities[order[next]] == probability) {
                equal += rows[order[next]];
                ofClass += truth[order[next]] ? rows[order[next]] : 0;
                next++;
            }
            rankSum += ofClass * (2 * below + equal + 1) / 2.0;
            positives += ofClass;
            below += equal;
        }
        return (rankSum - positives * (positives + 1) / 2.0) / positives / (all - positives);
    }

    /** {@code [true class][class that is said]}. */
    public List<List<Long>> confusion() {
        long[][] counts = new long[2][2];
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i] ? 1 : 0][said[i] ? 1 : 0] += rows[i];
        }
        return List.of(List.of(counts[0][0], counts[0][1]), List.of(counts[1][0], counts[1][1]));
    }

    /** In ten ranges of the same width; those without a row are left out. */
    public List<Calibration> calibration() {
        CalibrationBins bins = new CalibrationBins();
        for (int i = 0; i < truth.length; i++) {
            bins.add(probabilities[i], truth[i], rows[i]);
        }
        return bins.calibration();
    }
}
