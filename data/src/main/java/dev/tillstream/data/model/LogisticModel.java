package dev.tillstream.data.model;

import java.util.Arrays;
import java.util.List;

/**
 * A logistic model of two classes: the second one's probability is {@code 1 ÷ (1 + exp(−score))} of the score of a
 * {@link LinearModel}. Its {@link Predictor#answer} is the index of the class, the second one's probability, the score,
 * and what each feature contributes to the score. Exponentials are those of {@link StrictMath}, so that they have the
 * same bits on every JDK.
 *
 * @param linear what the score is
 * @param classes two names; the second one is what the probability is of
 * @param threshold from this probability on a point is of the second class; more than 0 and less than 1
 */
public record LogisticModel(LinearModel linear, List<String> classes, double threshold)
        implements
        ModelArtefact,
        Predictor {

    public LogisticModel {
        classes = List.copyOf(classes);
        if (classes.size() != 2 || classes.get(0).equals(classes.get(1))) {
            throw new IllegalArgumentException("a logistic model has two classes, not " + classes);
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold is " + threshold + ", not a probability");
        }
    }

    @Override
    public List<String> features() {
        return linear.features();
    }

    @Override
    public Predictor predictor() {
        return this;
    }

    /** Of the second class. */
    public double probability(double[] input) {
        return probability(linear.predict(input));
    }

    private static double probability(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }

    @Override
    public double[] answer(double[] input) {
        double[] score = linear.answer(input);
        double probability = probability(score[0]);
        double[] answer = new double[2 + score.length];
        answer[0] = probability >= threshold ? 1 : 0;
        answer[1] = probability;
        System.arraycopy(score, 0, answer, 2, score.length);
        return answer;
    }

    /** What each feature contributes to the score, of an answer. */
    public static double[] contributions(double[] answer) {
        return Arrays.copyOfRange(answer, 3, answer.length);
    }
}
