package dev.tillstream.trainer.kmeans;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.cards.CardMaker;
import dev.tillstream.trainer.digest.GrowingPoints;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Baseline;
import dev.tillstream.trainer.family.Slice;

/** Clusters of invoice lines by quantity and unit price. Every row counts, unless a cleaning rule is switched on. */
final class TransactionClusters extends KMeansFamily {

    private final Cleaning cleaning;
    private final PointDigests digests;
    private final CardMaker cards;
    private final RecentPoints recent;
    private final Map<Integer, GrowingPoints> pointsByVersion = new HashMap<>();

    /**
     * @param digests of {@link Cleaning#digested}
     * @param cards for points of the same kind
     */
    TransactionClusters(KMeansSettings settings, Cleaning cleaning, PointDigests digests, CardMaker cards) {
        super(settings);
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
        return Transactions.DATASET.name();
    }

    @Override
    public List<String> features() {
        return TransactionFeatures.NAMES;
    }

    @Override
    protected String leaveOut() {
        return cleaning.label();
    }

    @Override
    public Optional<BatchDigester> digester(String batchFile) {
        return digests.digester(batchFile);
    }

    @Override
    protected TrainingPoints points(Slice slice) throws BatchUnreadableException {
        return cleaning.clean(digested(slice));
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
                points(slice).points(), recent::of));
    }

    private WeightedPoints digested(Slice slice) throws BatchUnreadableException {
        return pointsByVersion.computeIfAbsent(slice.version(), version -> new GrowingPoints(digests)).of(slice);
    }
}
