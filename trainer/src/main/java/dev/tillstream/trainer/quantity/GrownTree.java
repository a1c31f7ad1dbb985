package dev.tillstream.trainer.quantity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.tillstream.data.model.DecisionTree;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/**
 * A tree that Tribuo has grown, and the same without Tribuo.
 *
 * @param model Tribuo's
 * @param tree with the rows that each leaf was made from, which Tribuo keeps as shares only
 */
record GrownTree(TreeModel<Label> model, DecisionTree tree) {

    /**
     * @param features their names in the order of the artefact
     * @param drawn the rows that it was grown on
     * @param classOf class of each of them
     */
    static GrownTree of(TreeModel<Label> model, List<String> features, float[][] drawn, int[] classOf, int classes) {
        List<Integer> ofNodes = new ArrayList<>();
        List<Float> thresholds = new ArrayList<>();
        Deque<Node<Label>> next = new ArrayDeque<>(List.of(model.getRoot()));
        while (!next.isEmpty()) {
            Node<Label> node = next.pop();
            if (node instanceof LeafNode) {
                ofNodes.add(DecisionTree.LEAF);
            } else {
                SplitNode<Label> split = (SplitNode<Label>) node;
                ofNodes.add(features.indexOf(model.getFeatureIDMap().get(split.getFeatureID()).getName()));
                thresholds.add(floor(split.splitValue()));
                next.push(split.getGreaterThan());
                next.push(split.getLessThanOrEqual());
            }
        }
        int[] nodes = ofNodes.stream().mapToInt(Integer::intValue).toArray();
        float[] values = new float[thresholds.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = thresholds.get(i);
        }
        return new GrownTree(model, counted(nodes, values, drawn, classOf, classes));
    }

    /** The same side for every {@code float}: a threshold of Tribuo's lies between two of them. */
    private static float floor(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : nearest;
    }

    private static DecisionTree counted(int[] nodes, float[] thresholds, float[][] drawn, int[] classOf, int classes) {
        int[] leafOf = new int[nodes.length];
        int leaves = 0;
        for (int node = 0; node < nodes.length; node++) {
            leafOf[node] = nodes[node] == DecisionTree.LEAF ? leaves++ : -1;
        }
        int[] rows = new int[leaves * classes];
        Arrays.fill(rows, 1);
        DecisionTree shape = new DecisionTree(nodes, thresholds, rows, classes);
        Arrays.fill(rows, 0);
        for (int i = 0; i < drawn.length; i++) {
            rows[leafOf[shape.leaf(drawn[i])] * classes + classOf[i]]++;
        }
        return new DecisionTree(nodes, thresholds, rows, classes);
    }
}
