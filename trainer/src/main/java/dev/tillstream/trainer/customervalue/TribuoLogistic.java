package dev.tillstream.trainer.customervalue;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.Scaler;
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
 * reproducible. Examples have weights. Where these are not the rows' own numbers, the caller takes it back from the
 * intercept, so that probabilities are those of the rows as they are.
 */
public final class TribuoLogistic {

    /** Library and version. */
    public static final String LIBRARY = "Tribuo 4.3.2";

    /** Tribuo logs its progress as information; held here, since loggers are collected when unused. */
    private static final Logger TRIBUO = Logger.getLogger(AbstractSGDTrainer.class.getName());
    private static final LabelFactory OUTPUTS = new LabelFactory();

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    /** @param epochs passes over the examples */
    public record Settings(int epochs, double learningRate, long seed) {}

    /** Takes what is trained on. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param point unscaled; not kept
         * @param isSecond whether it is of the second class
         */
        void add(double[] point, boolean isSecond, double weight);
    }

    private final List<String> features;
    private final List<String> classes;
    private final Scaler scaler;
    private final LinearSGDModel model;

    /**
     * Trains.
     *
     * @param scaler of the examples' points
     * @param classes the second one is what probabilities are of
     * @param examples adds those of both classes to what it is given
     */
    public TribuoLogistic(List<String> features, Scaler scaler, List<String> classes, Consumer<Sink> examples,
            Settings settings) {
        this.features = features;
        this.scaler = scaler;
        this.classes = classes;
        MutableDataset<Label> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("rows", OUTPUTS), OUTPUTS);
        examples.accept((point, isSecond, weight) -> {
            Example<Label> example = example(point, isSecond);
            example.setWeight((float) weight);
            dataset.add(example);
        });
        this.model = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(settings.learningRate()),
                settings.epochs(), dataset.size() + 1, 1, settings.seed()).train(dataset);
    }

    private Example<Label> example(double[] point, boolean isSecond) {
        return new ArrayExample<>(new Label(classes.get(isSecond ? 1 : 0)), features.toArray(String[]::new),
                scaler.scale(point));
    }

    /**
     * The neutral artefact. Tribuo has a score for each class: their difference is the log odds.
     *
     * @param shift of the log odds, added to the intercept
     * @param threshold see {@link LogisticModel#threshold}
     */
    public LogisticModel artefact(double shift, double threshold) {
        DenseMatrix weights = model.getWeightsCopy();
        int first = model.getOutputIDInfo().getID(new Label(classes.get(0)));
        int second = model.getOutputIDInfo().getID(new Label(classes.get(1)));
        double[] coefficients = new double[features.size()];
        for (int f = 0; f < coefficients.length; f++) {
            int id = model.getFeatureIDMap().getID(features.get(f));
            coefficients[f] = weights.get(second, id) - weights.get(first, id);
        }
        double bias = weights.get(second, features.size()) - weights.get(first, features.size());
        return new LogisticModel(new LinearModel(features, scaler, bias + shift, coefficients), classes, threshold);
    }

    /**
     * The second class's probability by Tribuo's own predictor.
     *
     * @param point unscaled
     * @param shift as the artefact's
     */
    public double probability(double[] point, double shift) {
        double unshifted = model.predict(example(point, false)).getOutputScores().get(classes.get(1)).getScore();
        double odds = unshifted / (1 - unshifted) * StrictMath.exp(shift);
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }

    /** Tribuo's protobuf. */
    public byte[] serialized() {
        return model.serialize().toByteArray();
    }
}
