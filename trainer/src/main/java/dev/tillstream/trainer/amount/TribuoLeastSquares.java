package dev.tillstream.trainer.amount;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.Scaler;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.SLMTrainer;

/** Ordinary least squares by Tribuo's {@link SLMTrainer} with all features, which is exact. */
final class TribuoLeastSquares {

    /** Tribuo logs each feature that it takes as information; held here, since loggers are collected when unused. */
    private static final Logger TRIBUO = Logger.getLogger(SLMTrainer.class.getName());
    private static final RegressionFactory OUTPUTS = new RegressionFactory();
    private static final String TARGET = "target";

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private final List<String> features;
    private final EquivalentExamples examples;
    private final Scaler scaler;
    private final double mean;
    private final double deviation;
    private final Model<Regressor> model;

    /**
     * Trains.
     *
     * @param moments finite ones of the features, and of the target as the last value, which varies
     */
    TribuoLeastSquares(List<String> features, Moments moments) {
        this.features = features;
        this.examples = EquivalentExamples.of(moments, features.size());
        this.scaler = scaler(moments, features.size());
        this.mean = moments.mean(features.size());
        this.deviation = moments.deviation(features.size());
        this.model = examples.features().isEmpty() ? null : train();
    }

    private static Scaler scaler(Moments moments, int features) {
        double[] means = new double[features];
        double[] scales = new double[features];
        for (int f = 0; f < features; f++) {
            means[f] = moments.mean(f);
            scales[f] = moments.deviation(f) > 0 ? moments.deviation(f) : 1;
        }
        return new Scaler(means, scales);
    }

    private Model<Regressor> train() {
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("points with the rows' correlations", OUTPUTS), OUTPUTS);
        for (double[] point : examples.points()) {
            dataset.add(example(point, point[point.length - 1]));
        }
        return new SLMTrainer(true).train(dataset);
    }

    /** @param point as {@link EquivalentExamples} has them; what stands behind the features is not looked at */
    private Example<Regressor> example(double[] point, double target) {
        String[] names = examples.features().stream().map(features::get).toArray(String[]::new);
        return new ArrayExample<>(new Regressor(TARGET, target), names, Arrays.copyOf(point, names.length));
    }

    /** The neutral artefact. Its coefficients are how far Tribuo's model goes for a step of one standard deviation. */
    LinearModel artefact() {
        double[] coefficients = new double[features.size()];
        int kept = examples.features().size();
        for (int k = 0; k < kept; k++) {
            double[] step = new double[kept];
            step[k] = 1;
            coefficients[examples.features().get(k)] = deviation
                    * (predictScaled(step) - predictScaled(new double[kept]));
        }
        return new LinearModel(features, scaler, mean, coefficients);
    }

    /** What Tribuo's own predictor says. @param input unscaled */
    double predict(double[] input) {
        double[] scaled = examples.features().stream().mapToDouble(f -> scaler.scale(f, input[f])).toArray();
        return mean + deviation * predictScaled(scaled);
    }

    private double predictScaled(double[] scaled) {
        return model == null ? 0 : model.predict(example(scaled, 0)).getOutput().getValues()[0];
    }

    /** Tribuo's protobuf; empty if no feature varies, so that there was nothing to train. */
    byte[] serialized() {
        return model == null ? new byte[0] : model.serialize().toByteArray();
    }
}
