package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;

/** What families of clusters have in common: thirds of the rows, made into points and trained with K-means. */
public abstract class KMeansFamily implements Family {

    private final KMeansSettings settings;
    private final VersionPolicy versions = new Thirds();

    protected KMeansFamily(KMeansSettings settings) {
        this.settings = settings;
    }

    /** Names of the rules that leave rows out, for the recipe. */
    protected abstract String leaveOut();

    /** The points of the slice's rows. Called by the thread that trains. */
    protected abstract TrainingPoints points(Slice slice) throws BatchUnreadableException;

    @Override
    public final String algorithm() {
        return "k-means";
    }

    @Override
    public final String library() {
        return TribuoKMeans.LIBRARY;
    }

    @Override
    public final Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>(settings.recipe());
        recipe.put("versions", versions.name());
        recipe.put("leave-out", leaveOut());
        return recipe;
    }

    @Override
    public final VersionPolicy versions() {
        return versions;
    }

    /** Who is in which cluster, as {@link MembersJson}. @param points by the names of what they stand for */
    static byte[] members(KMeansModel model, SortedMap<String, double[]> points) {
        SortedMap<Integer, List<String>> names = new TreeMap<>();
        points.forEach((name, point) -> names
                .computeIfAbsent(model.assign(point).cluster(), cluster -> new ArrayList<>()).add(name));
        SortedMap<Integer, ClusterMembers.Members> clusters = new TreeMap<>();
        names.forEach((cluster, members) -> clusters.put(cluster, ClusterMembers.Members.of(members)));
        return MembersJson.write(new ClusterMembers(clusters));
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        long began = System.nanoTime();
        List<TrainingPoints> points = new ArrayList<>();
        for (Slice slice : slices) {
            points.add(points(slice));
        }
        List<KMeansTraining.Running> running = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            running.add(KMeansTraining.begin(slices.get(i), features(), points.get(i), settings, pool, began));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (KMeansTraining.Running training : running) {
            candidates.add(training.finish());
        }
        return candidates;
    }
}
