package dev.tillstream.trainer.visitors;

import java.util.Arrays;

import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * The moments of some events with what came of them, parted by time: those whose horizon ends before the split are
 * trained on, those from the split on are judged by. What can't be known of a moment is not guessed: one whose horizon
 * passes the last event of all is left out, and so is one before the split whose horizon passes it.
 *
 * @param split the event at which the trained share of all events is over, in milliseconds since 1970-01-01T00:00Z
 * @param passesSplit moments left out for the split
 * @param passesEnd moments left out for the last event
 */
record IntentExamples(Part trained, Part judged, long split, long passesSplit, long passesEnd) {

    /**
     * Equal moments, counted.
     *
     * @param without points of those that nothing came of, in the order of {@link IntentFeatures#NAMES}
     * @param with points of those that an addition to the cart or a purchase by the visitor came of within the horizon
     */
    record Part(WeightedPoints without, WeightedPoints with) {

        long moments() {
            return without.rows() + with.rows();
        }

        /** 0 if there is no moment at all. */
        double share() {
            return moments() == 0 ? 0 : (double) with.rows() / moments();
        }

        /** Whatever came of them. */
        WeightedPoints all() {
            PointCounts all = new PointCounts(without.features());
            all.addAll(without);
            all.addAll(with);
            return all.sorted();
        }
    }

    /**
     * @param horizon in milliseconds
     * @param trainedPercent of a hundred events, in the order of time, how many lie before the split
     */
    static IntentExamples of(VisitorHistories histories, long horizon, int trainedPercent) {
        long split = histories.timeAfter(trainedPercent);
        long last = histories.lastTime();
        PointCounts[] counts = new PointCounts[4];
        Arrays.setAll(counts, i -> new PointCounts(IntentFeatures.NAMES.size()));
        long[] passes = new long[2];
        IntentMoments.forEach(histories, (visitor, place, point) -> {
            long time = histories.time(place);
            if (time + horizon > last) {
                passes[1]++;
            } else if (time < split && time + horizon >= split) {
                passes[0]++;
            } else {
                counts[(time < split ? 0 : 2) + (isFollowed(histories, visitor, place, horizon) ? 1 : 0)].add(point, 1);
            }
        });
        return new IntentExamples(new Part(counts[0].sorted(), counts[1].sorted()),
                new Part(counts[2].sorted(), counts[3].sorted()), split, passes[0], passes[1]);
    }

    private static boolean isFollowed(VisitorHistories histories, int visitor, int place, long horizon) {
        long until = histories.time(place) + horizon;
        for (int later = place + 1; later < histories.end(visitor) && histories.time(later) <= until; later++) {
            if (histories.events().action(histories.event(later)) != Action.VIEW) {
                return true;
            }
        }
        return false;
    }
}
