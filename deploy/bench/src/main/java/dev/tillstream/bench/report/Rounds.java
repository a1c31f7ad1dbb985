package dev.tillstream.bench.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of one contender, round by round.
 *
 * @param label what it is, with its unit
 * @param decimals how many a value is shown with
 * @param values of the first rounds; a contender may sit out the later ones
 */
public record Rounds(String label, int decimals, List<Double> values) {
    public Rounds {
        requireNonNull(label, "label");
        values = List.copyOf(values);
    }

    /** Values shown without decimals, such as rows/s. */
    public static Rounds rates(String label, List<Double> values) {
        return new Rounds(label, 0, values);
    }

    /** This one's values by the other's of the same round, of the rounds that both took part in. */
    public Rounds ratioTo(Rounds other, String ratioLabel) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(values.size(), other.values.size()); round++) {
            ratios.add(values.get(round) / other.values.get(round));
        }
        return new Rounds(ratioLabel, 2, ratios);
    }

    /**
     * The middle value; of an even number of values, the mean of the two in the middle.
     *
     * @throws IllegalStateException if there is no value
     */
    public double median() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured: " + label);
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** A value as it is shown. */
    String show(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
