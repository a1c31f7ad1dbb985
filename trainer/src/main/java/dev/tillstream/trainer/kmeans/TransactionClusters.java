package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.cards.CardMaker;
import dev.tillstream.trainer.digest.GrowingPoints;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Baseline;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;

/** Clusters of invoice lines by quantity and unit price. Every row counts, unless a cleaning rule is switched on. */
final class TransactionClusters implements Family {

    private final KMeansSettings settings;
    private final Cleaning cleaning;
    private final PointDigests digests;
    private final CardMaker cards;
    private final RecentPoints recent;
    private final VersionPolicy versions = new Thirds();
    private final Map<Integer, GrowingPoints> pointsByVersion = new HashMap<>();

    /**
     * @param digests of {@link Cleaning#digested}
     * @param cards for points of the same kind
     */
    TransactionClusters(KMeansSettings settings, Cleaning cleaning, PointDigests digests, CardMaker cards) {
        this.settings = settings;
        this.cleaning = cleaning;
        this.digests = digests;
        this.cards = cards;
        this.recent = new RecentPoints(digests, cleaning);
    }

    @Override
    public String name() {
        return "transaction-clusters";
    }

    @Override
    public String dataset() {
        return "online-retail";
    }

    @Override
    public String algorithm() {
        return "k-means";
    }

    @Override
    public String library() {
        return TribuoStarts.LIBRARY;
    }

    @Override
    public List<String> features() {
        return TransactionFeatures.NAMES;
    }

    @Override
    public Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>(settings.recipe());
        recipe.put("versions", versions.name());
        recipe.put("leave-out", cleaning.label());
        return recipe;
    }

    @Override
    public VersionPolicy versions() {
        return versions;
    }

    @Override
    public void digest(BatchStored batch) throws BatchUnreadableException {
        digests.of(batch);
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        long began = System.nanoTime();
        List<Cleaning.Cleaned> points = new ArrayList<>();
        for (Slice slice : slices) {
            points.add(cleaning.clean(digested(slice)));
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

    @Override
    public Optional<Callable<ClusterCards>> cards(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        WeightedPoints points = digested(slice);
        return Optional.of(() -> cards.make(slice, manifest, (KMeansModel) model, points, cleaning::keeps));
    }

    @Override
    public Optional<Baseline> baseline(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        return Optional.of(new ClusterBaseline(manifest, (KMeansModel) model,
                cleaning.clean(digested(slice)).points(), recent::of));
    }

    private WeightedPoints digested(Slice slice) throws BatchUnreadableException {
        return pointsByVersion.computeIfAbsent(slice.version(), version -> new GrowingPoints(digests)).of(slice);
    }
}
