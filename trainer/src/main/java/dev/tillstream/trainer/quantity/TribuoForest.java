package dev.tillstream.trainer.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import dev.tillstream.data.model.DecisionTree;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A random forest of Tribuo's CART trees. Each tree is grown on rows of its own, drawn with replacement and as many of
 * each class (Chen, Liaw and Breiman, <i>Using Random Forest to Learn Imbalanced Data</i>, 2004), at most so many: only
 * they become Tribuo's examples, and only while the tree grows. Each tree has a seed of its own, so that the same rows
 * and seed give the same forest on any number of threads.
 */
final class TribuoForest {

    private static final LabelFactory OUTPUTS = new LabelFactory();

    /**
     * How a forest is grown.
     *
     * @param maxDepth most splits above a leaf
     * @param minSplitRows fewest rows of a node that is split
     * @param featuresPerSplit of how many features, drawn anew for each split, the best one splits
     * @param maxRows most rows that a tree is grown on
     */
    record Settings(int trees, int maxDepth, int minSplitRows, int featuresPerSplit, int maxRows, long seed) {
        Settings {
            // Tribuo's ensembles have two members at least.
            require(trees >= 2, "trees", trees);
            require(maxDepth >= 1, "max-depth", maxDepth);
            require(minSplitRows >= 2, "min-split-rows", minSplitRows);
            require(featuresPerSplit >= 1 && featuresPerSplit <= SalePoints.FEATURES, "features-per-split",
                    featuresPerSplit);
            require(maxRows >= 1, "max-rows-per-tree", maxRows);
        }

        private static void require(boolean condition, String setting, int value) {
            if (!condition) {
                throw new IllegalArgumentException("trainer.quantity-category." + setting + " can't be " + value);
            }
        }
    }

    private final List<String> features;
    private final List<String> classes;
    private final SalePoints points;
    private final int[][] rowsByClass;
    private final Settings settings;
    private final List<DecisionTree> trees = new ArrayList<>();
    private final WeightedEnsembleModel<Label> model;

    /**
     * Trains.
     *
     * @param rowsByClass places of each class's rows, at least one of each
     * @param pool where the trees grow
     */
    TribuoForest(List<String> features, List<String> classes, SalePoints points, int[][] rowsByClass,
            Settings settings, ExecutorService pool) throws InterruptedException {
        this.features = features;
        this.classes = classes;
        this.points = points;
        this.rowsByClass = rowsByClass;
        this.settings = settings;
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        List<Future<GrownTree>> growing = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            long seed = seeds.nextLong();
            growing.add(pool.submit(() -> grow(seed)));
        }
        List<Model<Label>> models = new ArrayList<>();
        for (Future<GrownTree> tree : growing) {
            GrownTree grown = get(tree);
            trees.add(grown.tree());
            models.add(grown.model());
        }
        this.model = WeightedEnsembleModel.createEnsembleFromExistingModels("quantity-category", models,
                new FullyWeightedVotingCombiner());
    }

    private static GrownTree get(Future<GrownTree> tree) throws InterruptedException {
        try {
            return tree.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a tree can't be grown: " + e.getCause(), e.getCause());
        }
    }

    private GrownTree grow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] drawn = new float[Math.max(classes.size(), Math.min(settings.maxRows(), points.size()))][];
        int[] classOf = new int[drawn.length];
        MutableDataset<Label> examples = new MutableDataset<>(new SimpleDataSourceProvenance("rows", OUTPUTS), OUTPUTS);
        for (int i = 0; i < drawn.length; i++) {
            classOf[i] = i % classes.size();
            int[] rows = rowsByClass[classOf[i]];
            drawn[i] = points.point(rows[random.nextInt(rows.length)]);
            examples.add(example(drawn[i], classes.get(classOf[i])));
        }
        CARTClassificationTrainer trainer = new CARTClassificationTrainer(settings.maxDepth(),
                settings.minSplitRows(), 0, (float) settings.featuresPerSplit() / features.size(), new GiniIndex(),
                random.nextLong());
        return GrownTree.of(trainer.train(examples), features, drawn,
                classOf, classes.size());
    }

    private ArrayExample<Label> example(float[] point, String label) {
        double[] values = new double[point.length];
        for (int f = 0; f < values.length; f++) {
            values[f] = point[f];
        }
        return new ArrayExample<>(new Label(label), features.toArray(String[]::new), values);
    }

    List<DecisionTree> trees() {
        return List.copyOf(trees);
    }

    /** The vote for each class by Tribuo's own predictor. @param point rounded */
    double[] votes(float[] point) {
        Prediction<Label> prediction = model.predict(example(point, classes.get(0)));
        return classes.stream().mapToDouble(name -> prediction.getOutputScores().get(name).getScore()).toArray();
    }

    /** Tribuo's protobuf. */
    byte[] serialized() {
        return model.serialize().toByteArray();
    }
}
