package dev.tillstream.trainer.rows;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.model.Evaluation.Calibration;

/** Counts how often what was predicted came true, in ten ranges of the probability. Not thread-safe. */
public final class CalibrationBins {

    private static final int BINS = 10;

    private final long[] rows = new long[BINS];
    private final double[] predicted = new double[BINS];
    private final long[] observed = new long[BINS];

    /** One row. */
    public void add(double probability, boolean cameTrue) {
        add(probability, cameTrue, 1);
    }

    /** So many rows that are alike. */
    public void add(double probability, boolean cameTrue, long alike) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        rows[bin] += alike;
        predicted[bin] += alike * probability;
        observed[bin] += cameTrue ? alike : 0;
    }

    /** The ranges that have rows. */
    public List<Calibration> calibration() {
        List<Calibration> calibration = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                calibration.add(new Calibration((double) bin / BINS, (bin + 1.0) / BINS, rows[bin],
                        predicted[bin] / rows[bin], (double) observed[bin] / rows[bin]));
            }
        }
        return calibration;
    }
}
