package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.ModelManifest.Cluster;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;

/** A trained clustering that gets its clusters' numbers, and is turned into the neutral artefact. */
record KMeansCandidate(
        Slice slice,
        List<String> features,
        TrainingPoints training,
        Scaler scaler,
        TribuoKMeans tribuo,
        Evaluation evaluation,
        double seconds) implements Candidate {

    @Override
    public Outcome against(Predecessors before) {
        BestStart start = evaluation.start();
        int[] ids = ClusterIdentity.ids(slice.version(), features, scaler, start.centroids(), before);
        KMeansModel model = new KMeansModel(features, scaler, start.centroids(), ids);
        List<Probe> probes = ProbePoints.of(training.points(), model);
        for (Probe probe : probes) {
            if (!agrees(model, probe.input())) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model put "
                        + Arrays.toString(probe.input()) + " into different clusters");
            }
        }
        Map<String, Double> metrics = new TreeMap<>(evaluation.metrics());
        metrics.putAll(training.metrics());
        ClusterIdentity.churn(slice.version(), model, training.points(), before)
                .ifPresent(churn -> metrics.put(ModelManifest.CHURN, churn));
        return new Outcome.Trained(slice, model, metrics, clusters(ids), training.leftOut(), probes,
                start.model().serialize().toByteArray(), seconds);
    }

    private List<Cluster> clusters(int[] ids) {
        List<Cluster> clusters = new ArrayList<>();
        for (int c = 0; c < ids.length; c++) {
            clusters.add(new Cluster(ids[c], evaluation.start().assignment().sizes()[c],
                    evaluation.silhouette().ofClusters()[c]));
        }
        clusters.sort(Comparator.comparingInt(Cluster::cluster));
        return clusters;
    }

    /** Whether both models give the input the same centroid, unless two are equally near but for rounding. */
    private boolean agrees(KMeansModel model, double[] input) {
        ClusterAnswer answer = model.assign(input);
        if (answer.margin() <= 1e-9 * (answer.distance() + answer.margin())) {
            return true;
        }
        int[] ids = model.clusterIds();
        int index = 0;
        while (ids[index] != answer.cluster()) {
            index++;
        }
        org.tribuo.clustering.kmeans.KMeansModel theirs = evaluation.start().model();
        return Arrays.equals(tribuo.centroids(theirs)[tribuo.predict(theirs, scaler.scale(input))],
                evaluation.start().centroids()[index]);
    }
}
