package dev.tillstream.data.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * One tree of a {@link ForestModel}, its nodes in preorder: behind a split come all nodes of the side whose values are
 * at most the threshold, then those of the other side. So there is no other order that a tree could be read in, and no
 * node that could be reached twice. Immutable.
 */
public final class DecisionTree {

    /** In the place of a feature: the node is a leaf. */
    public static final int LEAF = -1;
    /** More nodes than a tree of any use has. */
    static final int MOST_NODES = 1_000_000;

    private final int[] features;
    private final float[] thresholds;
    private final int[] rows;
    private final int classes;
    /** Of each node; 0 for leaves. */
    private final float[] thresholdOf;
    private final int[] above;
    /** {@code [node × classes + class]}, also of splits: of all rows below them. */
    private final double[] shares;
    /** Of each node, of all classes. */
    private final long[] sizes;

    /**
     * @param features index of the feature of each node, or {@link #LEAF}
     * @param thresholds of each split, in their order: values above it are on the second side
     * @param rows {@code [leaf × classes + class]}: how many rows of each class each leaf was made from
     * @throws IllegalArgumentException if that is not exactly one tree
     */
    public DecisionTree(int[] features, float[] thresholds, int[] rows, int classes) {
        this.features = features.clone();
        this.thresholds = thresholds.clone();
        this.rows = rows.clone();
        this.classes = classes;
        long splits = Arrays.stream(features).filter(feature -> feature >= 0).count();
        require(features.length <= MOST_NODES, "has " + features.length + " nodes, more than " + MOST_NODES);
        require(Arrays.stream(features).allMatch(feature -> feature >= LEAF), "has a feature below " + LEAF);
        require(thresholds.length == splits, "has " + splits + " splits, but " + thresholds.length + " thresholds");
        require(rows.length == (features.length - splits) * classes, "has " + (features.length - splits)
                + " leaves and " + classes + " classes, but " + rows.length + " numbers of rows");
        this.above = above(features);
        this.thresholdOf = thresholdOf();
        this.sizes = new long[features.length];
        this.shares = shares();
    }

    private static int[] above(int[] features) {
        int[] above = new int[features.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int node = 0; node < features.length; node++) {
            if (node > 0 && features[node - 1] == LEAF) {
                require(!open.isEmpty(), "goes on at node " + node + ", where it has ended");
                above[open.pop()] = node;
            }
            if (features[node] != LEAF) {
                open.push(node);
            }
        }
        require(features.length > 0 && features[features.length - 1] == LEAF && open.isEmpty(),
                "ends before its last leaf");
        return above;
    }

    private float[] thresholdOf() {
        float[] of = new float[features.length];
        int split = 0;
        for (int node = 0; node < of.length; node++) {
            if (features[node] != LEAF) {
                of[node] = thresholds[split++];
                require(Float.isFinite(of[node]), "has the threshold " + of[node]);
            }
        }
        return of;
    }

    private double[] shares() {
        long[] counts = new long[features.length * classes];
        double[] result = new double[counts.length];
        int leaf = rows.length;
        for (int node = features.length - 1; node >= 0; node--) {
            long all = 0;
            leaf -= features[node] == LEAF ? classes : 0;
            for (int c = 0; c < classes; c++) {
                long count = features[node] == LEAF
                        ? rows[leaf + c]
                        : counts[(node + 1) * classes + c] + counts[above[node] * classes + c];
                require(count >= 0, "has a leaf with " + count + " rows of a class");
                counts[node * classes + c] = count;
                all += count;
            }
            require(all > 0, "has a leaf without rows");
            sizes[node] = all;
            for (int c = 0; c < classes; c++) {
                result[node * classes + c] = (double) counts[node * classes + c] / all;
            }
        }
        return result;
    }

    /** The leaf that a point belongs to, as the index of its node. */
    public int leaf(float[] point) {
        int node = 0;
        while (features[node] != LEAF) {
            node = next(node, point);
        }
        return node;
    }

    private int next(int node, float[] point) {
        return point[features[node]] > thresholdOf[node] ? above[node] : node + 1;
    }

    /** Adds the shares of the classes in the point's leaf. */
    void addVotes(float[] point, double[] votes) {
        int from = leaf(point) * classes;
        for (int c = 0; c < classes; c++) {
            votes[c] += shares[from + c];
        }
    }

    /** Adds to each feature by how much its splits on the point's way change the share of the class. */
    void addContributions(float[] point, int ofClass, double[] contributions) {
        int node = 0;
        while (features[node] != LEAF) {
            int next = next(node, point);
            contributions[features[node]] += shares[next * classes + ofClass] - shares[node * classes + ofClass];
            node = next;
        }
    }

    /** Adds to each feature by how much its splits lessen the impurity, by the share of the rows that come to them. */
    void addImpurityDecreases(double[] decreases) {
        for (int node = 0; node < features.length; node++) {
            if (features[node] != LEAF) {
                double decrease = sizes[node] * gini(node) - sizes[node + 1] * gini(node + 1)
                        - sizes[above[node]] * gini(above[node]);
                decreases[features[node]] += decrease / sizes[0];
            }
        }
    }

    /** The chance that two of the node's rows, drawn with replacement, are of different classes. */
    private double gini(int node) {
        double alike = 0;
        for (int c = 0; c < classes; c++) {
            alike += shares[node * classes + c] * shares[node * classes + c];
        }
        return 1 - alike;
    }

    int classes() {
        return classes;
    }

    int highestFeature() {
        return Arrays.stream(features).max().orElse(LEAF);
    }

    /** See the constructor. */
    public int[] features() {
        return features.clone();
    }

    /** See the constructor. */
    public float[] thresholds() {
        return thresholds.clone();
    }

    /** See the constructor. */
    public int[] rows() {
        return rows.clone();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("a tree " + otherwise);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecisionTree tree && classes == tree.classes && Arrays.equals(features, tree.features)
                && Arrays.equals(thresholds, tree.thresholds) && Arrays.equals(rows, tree.rows);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(features) + Arrays.hashCode(thresholds);
    }
}
