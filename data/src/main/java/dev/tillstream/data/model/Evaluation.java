package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a model was judged: by rows that it was not trained on.
 *
 * @param heldOutBy what decides which rows these are
 * @param trainedRows rows that it was trained on
 * @param heldOutRows rows that it was judged by
 * @param confusion of held-out rows {@code [true class][predicted class]}, in the order of the classes; empty for models
 *        that are no classifiers
 * @param calibration how often what was predicted came true; empty for models that predict no single probability
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Evaluation(
        String heldOutBy,
        long trainedRows,
        long heldOutRows,
        List<List<Long>> confusion,
        List<Calibration> calibration) {

    /**
     * Held-out rows with a probability in one range.
     *
     * @param from lowest probability of the range
     * @param to highest, which belongs to the next range but for 1
     * @param predicted mean of the predicted probabilities
     * @param observed share of the rows that are of the class
     */
    public record Calibration(double from, double to, long rows, double predicted, double observed) {}

    public Evaluation {
        requireNonNull(heldOutBy, "heldOutBy");
        confusion = confusion == null ? List.of() : confusion.stream().map(List::copyOf).toList();
        calibration = calibration == null ? List.of() : List.copyOf(calibration);
        if (trainedRows < 1 || heldOutRows < 1) {
            throw new IllegalArgumentException(
                    "trained on " + trainedRows + " rows, judged by " + heldOutRows + ": both start at 1");
        }
    }

    /** Of a model that predicts a number. */
    public Evaluation(String heldOutBy, long trainedRows, long heldOutRows) {
        this(heldOutBy, trainedRows, heldOutRows, List.of(), List.of());
    }
}
