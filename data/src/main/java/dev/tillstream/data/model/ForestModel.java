package dev.tillstream.data.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A forest of decision trees that vote for classes (Breiman, <i>Random Forests</i>, 2001). A tree's vote is the share of
 * each class in the leaf that the point belongs to, of rows that had as many of each class; the forest's is the mean of
 * its trees'. The class with the largest vote is the answer; of equal ones the first. Its probability also takes into
 * account how common the classes are: votes × shares, so that they add up to 1.
 *
 * <p>Values are rounded to {@code float} first, as they were for the training: what differs by less is no difference, such
 * as 15.3 and 6 × 2.55.
 *
 * <p>Its {@link Predictor#answer} is the index of the class, the probability of each class, the vote for each class, and
 * what each feature contributes to the vote for the answer: by how much the share of that class changes at the feature's
 * splits on the way to the leaf, on average over the trees (Saabas, <i>Interpreting random forests</i>, 2014).
 *
 * @param features names of the inputs, in order
 * @param classes at least two names
 * @param shares of the classes among the training's rows; positive, and 1 in all
 * @param trees at least one
 */
public record ForestModel(List<String> features, List<String> classes, double[] shares, List<DecisionTree> trees)
        implements
        ModelArtefact,
        Predictor {

    private static final int MOST_CLASSES = 100;
    private static final int MOST_TREES = 10_000;
    private static final double ROUNDING = 1e-9;

    public ForestModel {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        shares = shares.clone();
        trees = List.copyOf(trees);
        require(!features.isEmpty(), "has no features");
        require(classes.size() >= 2 && classes.size() <= MOST_CLASSES
                && new HashSet<>(classes).size() == classes.size(),
                "has 2 to " + MOST_CLASSES
                        + " classes with different names, not " + classes);
        require(shares.length == classes.size() && Arrays.stream(shares).allMatch(share -> share > 0)
                && Math.abs(Arrays.stream(shares).sum() - 1) <= ROUNDING,
                "has a share for each class, 1 in all, not " + Arrays.toString(shares));
        require(!trees.isEmpty() && trees.size() <= MOST_TREES, "has 1 to " + MOST_TREES + " trees, not "
                + trees.size());
        for (DecisionTree tree : trees) {
            require(tree.classes() == classes.size(), "has " + classes.size() + " classes, but a tree has "
                    + tree.classes());
            require(tree.highestFeature() < features.size(), "has " + features.size() + " features, but a tree splits "
                    + "by number " + tree.highestFeature());
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("a forest " + otherwise);
        }
    }

    @Override
    public double[] shares() {
        return shares.clone();
    }

    @Override
    public Predictor predictor() {
        return this;
    }

    /** A point as the trees take it, which are also trained on such: finite, and without minus zero. */
    public static float[] rounded(double[] input) {
        float[] point = new float[input.length];
        for (int f = 0; f < point.length; f++) {
            float nearest = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, input[f]));
            // One zero only: there is no threshold between minus zero and zero.
            point[f] = nearest + 0f;
        }
        return point;
    }

    /** For each class. @param point rounded, with a value for each feature */
    public double[] votes(float[] point) {
        double[] votes = new double[shares.length];
        for (int t = 0; t < trees.size(); t++) {
            trees.get(t).addVotes(point, votes);
        }
        for (int c = 0; c < votes.length; c++) {
            votes[c] /= trees.size();
        }
        return votes;
    }

    /** Index of the class with the largest vote. */
    public static int winner(double[] votes) {
        int winner = 0;
        for (int c = 1; c < votes.length; c++) {
            winner = votes[c] > votes[winner] ? c : winner;
        }
        return winner;
    }

    /** Of each class, by what is voted. */
    public double[] probabilities(double[] votes) {
        double[] probabilities = new double[votes.length];
        double sum = 0;
        for (int c = 0; c < votes.length; c++) {
            probabilities[c] = votes[c] * shares[c];
            sum += probabilities[c];
        }
        for (int c = 0; c < votes.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    @Override
    public double[] answer(double[] input) {
        if (input.length != features.size()) {
            throw new IllegalArgumentException(input.length + " values for " + features.size() + " features");
        }
        float[] point = rounded(input);
        double[] votes = votes(point);
        int winner = winner(votes);
        double[] contributions = new double[input.length];
        for (int t = 0; t < trees.size(); t++) {
            trees.get(t).addContributions(point, winner, contributions);
        }
        int classCount = votes.length;
        double[] answer = new double[1 + 2 * classCount + contributions.length];
        answer[0] = winner;
        System.arraycopy(probabilities(votes), 0, answer, 1, classCount);
        System.arraycopy(votes, 0, answer, 1 + classCount, classCount);
        for (int f = 0; f < contributions.length; f++) {
            answer[1 + 2 * classCount + f] = contributions[f] / trees.size();
        }
        return answer;
    }

    /**
     * How much each feature does to tell the classes apart: the mean decrease of Gini's impurity at its splits (Breiman),
     * 0 to 1, and 1 in all unless no tree has a split.
     */
    public double[] importances() {
        double[] importances = new double[features.size()];
        trees.forEach(tree -> tree.addImpurityDecreases(importances));
        double all = Arrays.stream(importances).sum();
        return Arrays.stream(importances).map(decrease -> all > 0 ? decrease / all : 0).toArray();
    }

    /** The probability of each class, of an answer. */
    public double[] probabilitiesOf(double[] answer) {
        return Arrays.copyOfRange(answer, 1, 1 + shares.length);
    }

    /** The vote for each class, of an answer. */
    public double[] votesOf(double[] answer) {
        return Arrays.copyOfRange(answer, 1 + shares.length, 1 + 2 * shares.length);
    }

    /** What each feature contributes to the vote for the answer, of an answer. */
    public double[] contributionsOf(double[] answer) {
        return Arrays.copyOfRange(answer, 1 + 2 * shares.length, answer.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForestModel model && features.equals(model.features) && classes.equals(model.classes)
                && Arrays.equals(shares, model.shares) && trees.equals(model.trees);
    }

    @Override
    public int hashCode() {
        return trees.hashCode();
    }
}
