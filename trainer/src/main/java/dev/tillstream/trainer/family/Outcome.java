package dev.tillstream.trainer.family;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Supplement;

/** What became of training one version. */
public sealed interface Outcome {

    Slice slice();

    /** The same for another version that stands for the same rows. */
    Outcome of(Slice other);

    /**
     * A model.
     *
     * @param artefact the neutral artefact
     * @param metrics by the manifest's names
     * @param clusters in ascending order of their numbers; empty for models that are no clustering
     * @param rowsLeftOut by cleaning rules, see the manifest
     * @param probes inputs with the artefact's answers
     * @param nativeModel the training library's own form; empty if it has none
     * @param seconds wall time of training and evaluation
     * @param supplements what else belongs to the revision; the bytes are not copied, and not to be changed
     * @param classes see the manifest
     * @param evaluation see the manifest; null for clusterings
     */
    record Trained(
            Slice slice,
            ModelArtefact artefact,
            Map<String, Double> metrics,
            List<ModelManifest.Cluster> clusters,
            Map<String, Long> rowsLeftOut,
            List<Probe> probes,
            byte[] nativeModel,
            double seconds,
            Map<Supplement, byte[]> supplements,
            List<ModelClass> classes,
            Evaluation evaluation) implements Outcome {

        public Trained {
            supplements = Map.copyOf(supplements);
        }

        /** A clustering whose points have no names. */
        public Trained(Slice slice, ModelArtefact artefact, Map<String, Double> metrics,
                List<ModelManifest.Cluster> clusters, Map<String, Long> rowsLeftOut, List<Probe> probes,
                byte[] nativeModel, double seconds) {
            this(slice, artefact, metrics, clusters, rowsLeftOut, probes, nativeModel, seconds, Map.of(), List.of(),
                    null);
        }

        /** The same with one supplement more. */
        public Trained with(Supplement supplement, byte[] bytes) {
            Map<Supplement, byte[]> all = new EnumMap<>(Supplement.class);
            all.putAll(supplements);
            all.put(supplement, bytes);
            return new Trained(slice, artefact, metrics, clusters, rowsLeftOut, probes, nativeModel, seconds, all,
                    classes, evaluation);
        }

        @Override
        public Trained of(Slice other) {
            return new Trained(other, artefact, metrics, clusters, rowsLeftOut, probes, nativeModel, seconds,
                    supplements, classes, evaluation);
        }

        /** Rows of each cluster, or customers, in ascending order of their numbers. */
        public List<Long> clusterSizes() {
            return clusters.stream().map(ModelManifest.Cluster::rows).toList();
        }
    }

    /**
     * No model is made from these rows; the version's last model stays.
     *
     * @param metrics of the model that is refused, by the manifest's names; empty if none could be made
     */
    record Refused(Slice slice, String why, Map<String, Double> metrics) implements Outcome {

        @Override
        public Refused of(Slice other) {
            return new Refused(other, why, metrics);
        }

        /** No model could be made. */
        public Refused(Slice slice, String why) {
            this(slice, why, Map.of());
        }
    }
}
