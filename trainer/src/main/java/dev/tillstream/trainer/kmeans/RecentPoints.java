package dev.tillstream.trainer.kmeans;

import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.PointDigests;
import dev.tillstream.trainer.digest.WeightedPoints;

/** The points of the newest batches, kept until others are asked for. Thread-safe. */
final class RecentPoints {

    private final PointDigests digests;
    private final Cleaning cleaning;
    private List<BatchStored> batches = List.of();
    private WeightedPoints points;

    RecentPoints(PointDigests digests, Cleaning cleaning) {
        this.digests = digests;
        this.cleaning = cleaning;
    }

    /** Without what the cleaning rules leave out. */
    synchronized WeightedPoints of(List<BatchStored> newest) throws BatchUnreadableException {
        if (points == null || !batches.equals(newest)) {
            PointCounts counts = digests.none();
            for (BatchStored batch : newest) {
                counts.addAll(digests.of(batch));
            }
            points = cleaning.clean(counts.sorted()).points();
            batches = List.copyOf(newest);
        }
        return points;
    }
}
