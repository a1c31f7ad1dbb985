package dev.tillstream.trainer.family;

import java.util.List;
import java.util.Map;

import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.Probe;

/** What became of training one version. */
public sealed interface Outcome {

    Slice slice();

    /**
     * A model.
     *
     * @param artefact the neutral artefact
     * @param metrics by the manifest's names
     * @param clusterSizes rows of each cluster, by cluster number; empty for models that are no clustering
     * @param probes inputs with the artefact's answers
     * @param nativeModel the training library's own form
     * @param seconds wall time of training and evaluation
     */
    record Trained(
            Slice slice,
            ModelArtefact artefact,
            Map<String, Double> metrics,
            List<Long> clusterSizes,
            List<Probe> probes,
            byte[] nativeModel,
            double seconds) implements Outcome {}

    /** No model can be made from these rows; the version's last model stays. */
    record Refused(Slice slice, String why) implements Outcome {}
}
