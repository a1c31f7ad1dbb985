package dev.tillstream.data.visitor;

/** What values the features of visitors can have: they count, so none is negative. Means, such as 2.5 views, are good. */
public final class VisitorRanges {

    private VisitorRanges() {}

    /** Why the value can't be the feature's, or null if it can, or is of no visitor. */
    public static String fault(String feature, double value) {
        return value < 0 && (VisitorFeatures.NAMES.contains(feature) || IntentFeatures.NAMES.contains(feature))
                ? "is negative"
                : null;
    }
}
