package dev.tillstream.serving.model;

import static java.util.Objects.requireNonNull;

import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;

/**
 * A verified, warmed model. An answer that takes one of these tells cluster, revision and metrics of one and the same
 * training.
 *
 * @param offset of the announcement
 * @param recent takes a sample of what is asked, for the revisions that follow
 */
public record ServedModel(ModelManifest manifest, KMeansModel model, long offset, RecentInputs recent) {
    public ServedModel {
        requireNonNull(manifest, "manifest");
        requireNonNull(model, "model");
        requireNonNull(recent, "recent");
    }

    /**
     * The answer to a client's question.
     *
     * @param point finite values in the order of the model's features; not changed afterwards
     */
    public ClusterAnswer assign(double[] point) {
        recent.offer(point);
        return model.assign(point);
    }

    /** {@code model_1} to {@code model_3}: how system 1 calls the versions. */
    public String name() {
        return name(manifest.version());
    }

    /** The name of a version, served or not. */
    public static String name(int version) {
        return "model_" + version;
    }

    /** The trainer's mean silhouette; every model in service has one. */
    public double silhouette() {
        return manifest.metric(ModelManifest.SILHOUETTE);
    }
}
