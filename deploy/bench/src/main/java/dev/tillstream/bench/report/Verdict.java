package dev.tillstream.bench.report;

import java.util.Locale;

/**
 * Whether what is wanted was reached.
 *
 * @param wanted a phrase for people
 * @param reached whether it was
 * @param needed whether a benchmark fails without it; otherwise it is a goal only
 * @param measured what was measured instead or as well
 */
public record Verdict(String wanted, boolean reached, boolean needed, String measured) {

    /** A ratio that is needed; the median of the rounds counts. */
    public static Verdict need(Rounds ratio, double atLeast) {
        return ratio(ratio, atLeast, true);
    }

    /** A ratio that would be good to have; the median of the rounds counts. */
    public static Verdict goal(Rounds ratio, double atLeast) {
        return ratio(ratio, atLeast, false);
    }

    /** A ratio that must not be greater; the median of the rounds counts. */
    public static Verdict needAtMost(Rounds ratio, double atMost) {
        double median = ratio.median();
        return need(String.format(Locale.ROOT, "%s at most %.2f", ratio.label(), atMost), median <= atMost,
                String.format(Locale.ROOT, "%.3f", median));
    }

    /** Something that holds or not, and is needed. */
    public static Verdict need(String wanted, boolean reached, String measured) {
        return new Verdict(wanted, reached, true, measured);
    }

    /** A benchmark fails by it. */
    public boolean missed() {
        return needed && !reached;
    }

    private static Verdict ratio(Rounds ratio, double atLeast, boolean needed) {
        double median = ratio.median();
        return new Verdict(String.format(Locale.ROOT, "%s at least %.2f", ratio.label(), atLeast), median >= atLeast,
                needed, String.format(Locale.ROOT, "%.3f", median));
    }

    String line() {
        String result = reached ? "reached" : needed ? "MISSED" : "not reached";
        return (needed ? "- need: " : "- goal: ") + wanted + ": " + result + " (" + measured + ")\n";
    }
}
