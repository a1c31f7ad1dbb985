package dev.tillstream.serving.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.SerializableString;
import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;

/**
 * A verified, warmed model. An answer that takes one of these tells answer, revision and metrics of one and the same
 * training.
 *
 * @param offset of the announcement
 * @param recent takes a sample of what is asked, for the revisions that follow
 * @param metrics the manifest's, as a JSON object
 */
public record ServedModel(ModelManifest manifest, ModelArtefact model, long offset, RecentInputs recent,
        SerializableString metrics) {
    public ServedModel {
        requireNonNull(manifest, "manifest");
        requireNonNull(model, "model");
        requireNonNull(recent, "recent");
        requireNonNull(metrics, "metrics");
    }

    public ServedModel(ModelManifest manifest, ModelArtefact model, long offset, RecentInputs recent) {
        this(manifest, model, offset, recent, MetricsJson.of(manifest.metrics()));
    }

    /** Whether its answers are clusters. */
    public boolean isClustering() {
        return model instanceof KMeansModel;
    }

    /**
     * A clustering's answer to a client's question.
     *
     * @param point finite values in the order of the model's features; not changed afterwards
     */
    public ClusterAnswer assign(double[] point) {
        recent.offer(point);
        return ((KMeansModel) model).assign(point);
    }

    /**
     * The answer to a client's question, as the kind of model defines it.
     *
     * @param point finite values in the order of the model's features; not changed afterwards
     */
    public double[] answer(double[] point) {
        recent.offer(point);
        return model.predictor().answer(point);
    }

    /** The higher, the better; of models of one family. */
    double merit() {
        return manifest.bestBy().of(manifest);
    }

    /** {@code model_1} to {@code model_3}: how system 1 calls the versions. */
    public String name() {
        return name(manifest.version());
    }

    /** The name of a version, served or not. */
    public static String name(int version) {
        return "model_" + version;
    }

    /** The trainer's mean silhouette; every clustering in service has one. */
    public double silhouette() {
        return manifest.metric(ModelManifest.SILHOUETTE);
    }
}
