package dev.tillstream.trainer.visitors;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.trainer.customervalue.ClassMetrics;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.visitors.IntentExamples.Part;

/** What a model says to the moments of one part, equal ones once. */
final class IntentScores {

    private static final double LARGEST_SHIFT = 100;
    private static final int HALVINGS = 80;

    private final double[] scores;
    private final boolean[] truth;
    private final long[] moments;
    private final long positives;

    private IntentScores(double[] scores, boolean[] truth, long[] moments, long positives) {
        this.scores = scores;
        this.truth = truth;
        this.moments = moments;
        this.positives = positives;
    }

    static IntentScores of(LogisticModel model, Part part) {
        int without = part.without().size();
        int size = without + part.with().size();
        double[] scores = new double[size];
        boolean[] truth = new boolean[size];
        long[] moments = new long[size];
        for (int i = 0; i < size; i++) {
            WeightedPoints points = i < without ? part.without() : part.with();
            int point = i < without ? i : i - without;
            scores[i] = model.linear().predict(points.point(point));
            truth[i] = i >= without;
            moments[i] = points.count(point);
        }
        return new IntentScores(scores, truth, moments, part.with().rows());
    }

    /**
     * By how much all scores have to grow for the probabilities to come to as many moments of the class as there are: what
     * the maximum likelihood of the intercept asks for, and descent comes near only.
     */
    double shift() {
        double low = -LARGEST_SHIFT;
        double high = LARGEST_SHIFT;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (expected(middle) < positives) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double expected(double shift) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += moments[i] * probability(scores[i] + shift);
        }
        return sum;
    }

    /** The probability from which on the class is to be said for the harmonic mean of precision and recall to be largest. */
    double thresholdOfBestF1() {
        int[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i])).mapToInt(Integer::intValue).toArray();
        double best = -1;
        double threshold = scores[order[0]];
        long said = 0;
        long hits = 0;
        for (int next = 0; next < order.length;) {
            double score = scores[order[next]];
            for (; next < order.length && scores[order[next]] == score; next++) {
                said += moments[order[next]];
                hits += truth[order[next]] ? moments[order[next]] : 0;
            }
            double f1 = 2.0 * hits / (said + positives);
            if (f1 > best) {
                best = f1;
                threshold = score;
            }
        }
        return Math.min(Math.nextDown(1.0), Math.max(Double.MIN_NORMAL, probability(threshold)));
    }

    ClassMetrics metrics(double threshold) {
        double[] probabilities = Arrays.stream(scores).map(IntentScores::probability).toArray();
        boolean[] said = new boolean[scores.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = probabilities[i] >= threshold;
        }
        return new ClassMetrics(probabilities, truth, said, moments);
    }

    /** As {@link LogisticModel} has it. */
    private static double probability(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }
}
