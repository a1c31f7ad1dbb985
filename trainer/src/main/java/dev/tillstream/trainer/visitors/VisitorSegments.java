package dev.tillstream.trainer.visitors;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.data.visitor.VisitorFeatures;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.cards.PointCards;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.kmeans.KMeansFamily;
import dev.tillstream.trainer.kmeans.KMeansSettings;
import dev.tillstream.trainer.kmeans.TrainingPoints;

/**
 * Clusters of visitors by what they have done in all of a version's events. It can't be asked who is in a cluster: the
 * names of more than a million visitors, most of whom came once, would take more memory than all else. And there is no
 * drift: what visitors did in the newest batches can't be held against what they did in all.
 */
final class VisitorSegments extends KMeansFamily {

    /** The manifest's name for the number of visitors; {@code rows} are their events. */
    static final String VISITORS = "visitors";

    private final EventLog log;
    private final Clock clock;

    VisitorSegments(KMeansSettings settings, EventLog log, Clock clock) {
        super(settings);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "visitor-segments";
    }

    @Override
    public String dataset() {
        return VisitorEvents.DATASET.name();
    }

    @Override
    public List<String> features() {
        return VisitorFeatures.NAMES;
    }

    @Override
    protected String leaveOut() {
        return "none";
    }

    /** The log has every event: a slice that ends inside a batch needs no more of it. */
    @Override
    public long settledRows(long rows) {
        return rows;
    }

    @Override
    public Optional<BatchDigester> digester(String batchFile) {
        return log.digester(batchFile);
    }

    @Override
    protected TrainingPoints points(Slice slice) throws BatchUnreadableException {
        WeightedPoints points = VisitorPoints.of(log.histories(slice));
        return new TrainingPoints(points, new TreeMap<>(),
                Map.of(ModelManifest.ROWS, (double) slice.rows(), VISITORS, (double) points.rows()));
    }

    @Override
    public Optional<Callable<ClusterCards>> cards(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        WeightedPoints visitors = VisitorPoints.of(log.histories(slice));
        return Optional.of(() -> PointCards.ofVisitors(manifest, (KMeansModel) model, visitors, clock));
    }
}
