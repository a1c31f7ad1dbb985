package dev.tillstream.trainer.customervalue;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.customervalue.ValueRows.Labelled;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression by Tribuo's stochastic gradient descent with AdaGrad, on one thread, so that its bits are
 * reproducible. Both classes weigh the same in the training, however rare one is; the artefact's intercept takes that
 * back (King and Zeng, <i>Logistic Regression in Rare Events Data</i>, 2001), so that its probabilities are those of the
 * rows as they are.
 */
final class TribuoLogistic {

    /** Tribuo logs its progress as information; held here, since loggers are collected when unused. */
    private static final Logger TRIBUO = Logger.getLogger(AbstractSGDTrainer.class.getName());
    private static final LabelFactory OUTPUTS = new LabelFactory();

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    /** @param epochs passes over the rows */
    record Settings(int epochs, double learningRate, long seed) {}

    private final List<String> features;
    private final List<String> classes;
    private final Scaler scaler;
    private final double highShare;
    private final LinearSGDModel model;

    /**
     * Trains.
     *
     * @param rows of both classes
     * @param scaler of the rows' points
     * @param classes the second one is that of high value
     */
    TribuoLogistic(List<String> features, Scaler scaler, List<String> classes, List<Labelled> rows,
            Settings settings) {
        this.features = features;
        this.scaler = scaler;
        this.classes = classes;
        this.highShare = (double) ValueRows.high(rows) / rows.size();
        MutableDataset<Label> examples = new MutableDataset<>(new SimpleDataSourceProvenance("rows", OUTPUTS), OUTPUTS);
        for (Labelled row : rows) {
            Example<Label> example = example(row.point(), row.isHigh());
            example.setWeight((float) (0.5 / (row.isHigh() ? highShare : 1 - highShare)));
            examples.add(example);
        }
        this.model = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(settings.learningRate()),
                settings.epochs(), rows.size() + 1, 1, settings.seed()).train(examples);
    }

    private Example<Label> example(double[] point, boolean isHigh) {
        return new ArrayExample<>(new Label(classes.get(isHigh ? 1 : 0)), features.toArray(String[]::new),
                scaler.scale(point));
    }

    /** The neutral artefact. Tribuo has a score for each class: their difference is the log odds. */
    LogisticModel artefact() {
        DenseMatrix weights = model.getWeightsCopy();
        int low = model.getOutputIDInfo().getID(new Label(classes.get(0)));
        int high = model.getOutputIDInfo().getID(new Label(classes.get(1)));
        double[] coefficients = new double[features.size()];
        for (int f = 0; f < coefficients.length; f++) {
            int id = model.getFeatureIDMap().getID(features.get(f));
            coefficients[f] = weights.get(high, id) - weights.get(low, id);
        }
        double bias = weights.get(high, features.size()) - weights.get(low, features.size());
        return new LogisticModel(new LinearModel(features, scaler, bias + prior(), coefficients), classes, highShare);
    }

    private double prior() {
        return StrictMath.log(highShare / (1 - highShare));
    }

    /** The probability by Tribuo's own predictor, put right in the same way. @param point unscaled */
    double probability(double[] point) {
        double balanced = model.predict(example(point, false)).getOutputScores().get(classes.get(1)).getScore();
        double odds = balanced / (1 - balanced) * highShare / (1 - highShare);
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }

    /** Tribuo's protobuf. */
    byte[] serialized() {
        return model.serialize().toByteArray();
    }
}
