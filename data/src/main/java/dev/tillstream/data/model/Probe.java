package dev.tillstream.data.model;

import java.util.Arrays;

/**
 * One input with the trainer's answer.
 *
 * @param input values in the order of the manifest's features, unscaled
 * @param answer what {@link Predictor#answer} gave in the trainer
 */
public record Probe(double[] input, double[] answer) {
    public Probe {
        input = input.clone();
        answer = answer.clone();
    }

    @Override
    public double[] input() {
        return input.clone();
    }

    @Override
    public double[] answer() {
        return answer.clone();
    }

    /** Whether the predictor gives the same answer, bit for bit. */
    public boolean agreesWith(Predictor predictor) {
        double[] now = predictor.answer(input);
        if (now.length != answer.length) {
            return false;
        }
        for (int i = 0; i < now.length; i++) {
            if (Double.doubleToLongBits(now[i]) != Double.doubleToLongBits(answer[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Probe probe && Arrays.equals(input, probe.input) && Arrays.equals(answer, probe.answer);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(input) + Arrays.hashCode(answer);
    }

    @Override
    public String toString() {
        return "Probe" + Arrays.toString(input) + " -> " + Arrays.toString(answer);
    }
}
