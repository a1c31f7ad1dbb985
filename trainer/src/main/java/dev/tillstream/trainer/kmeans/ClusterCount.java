package dev.tillstream.trainer.kmeans;

/**
 * How many clusters there are to be: one number, or each of a range, of which the highest silhouette wins.
 *
 * @param least at least 2
 * @param most at least {@code least}
 */
public record ClusterCount(int least, int most) {

    /** The range that {@code auto} stands for. */
    static final ClusterCount AUTO = new ClusterCount(2, 10);

    private static final String AUTO_LABEL = "auto";

    public ClusterCount {
        if (least < 2 || most < least) {
            throw new IllegalArgumentException("K-means needs k ≥ 2, not k=" + least + " to " + most);
        }
    }

    static ClusterCount fixed(int k) {
        return new ClusterCount(k, k);
    }

    /** @param setting {@code auto} or a whole number */
    public static ClusterCount of(String setting) {
        if (setting.equals(AUTO_LABEL)) {
            return AUTO;
        }
        try {
            return fixed(Integer.parseInt(setting));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("k is '" + setting + "', not a whole number or " + AUTO_LABEL, e);
        }
    }

    boolean isFixed() {
        return least == most;
    }

    /** As it is set. */
    String label() {
        return isFixed() ? Integer.toString(least) : AUTO_LABEL;
    }
}
