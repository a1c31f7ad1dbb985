package dev.tillstream.trainer.visitors;

import java.time.Duration;
import java.util.Arrays;

import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/**
 * The moments at which visitors are observed: each look at an item of a session before its first addition to the cart or
 * purchase, up to the {@value #MOST_LOOKS}th, so that who looks at thousands does not outweigh all others. Whether a
 * moment is observed depends on nothing that comes after it, and neither does what is known of the visitor then. Not
 * thread-safe.
 */
final class IntentMoments {

    static final int MOST_LOOKS = 20;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Takes one moment after the other. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param place of the look in the histories
         * @param point in the order of {@link IntentFeatures#NAMES}; overwritten by the next one
         */
        void moment(int visitor, int place, double[] point);
    }

    private final VisitorHistories histories;
    private final Sink sink;
    private final double[] point = new double[IntentFeatures.NAMES.size()];
    private final long[] items = new long[MOST_LOOKS];

    private IntentMoments(VisitorHistories histories, Sink sink) {
        this.histories = histories;
        this.sink = sink;
    }

    /** In the order of visitors and time. */
    static void forEach(VisitorHistories histories, Sink sink) {
        IntentMoments moments = new IntentMoments(histories, sink);
        for (int visitor = 0; visitor < histories.visitors(); visitor++) {
            moments.ofVisitor(visitor);
        }
    }

    private void ofVisitor(int visitor) {
        int end = histories.end(visitor);
        Arrays.fill(point, 0);
        for (int start = histories.start(visitor); start < end;) {
            int next = start + 1;
            while (next < end && !histories.beginsSession(visitor, next)) {
                next++;
            }
            ofSession(visitor, start, next);
            point[4]++;
            for (; start < next; start++) {
                point[5] += action(start) == Action.ADDTOCART ? 1 : 0;
                point[6] += action(start) == Action.TRANSACTION ? 1 : 0;
            }
        }
    }

    private void ofSession(int visitor, int start, int next) {
        int last = Math.min(next, start + MOST_LOOKS);
        long before = point[4] == 0 ? histories.time(start) : histories.time(start - 1);
        int distinct = 0;
        for (int place = start; place < last && action(place) == Action.VIEW; place++) {
            int looks = place - start + 1;
            items[looks - 1] = histories.events().item(histories.event(place));
            int same = looksAtLast(looks);
            distinct += same == 1 ? 1 : 0;
            point[0] = looks;
            point[1] = distinct;
            point[2] = same;
            point[3] = (histories.time(place) - histories.time(start)) / MINUTE;
            point[7] = point[4] == 0 ? 0 : (histories.time(place) - before) / DAY;
            sink.moment(visitor, place, point);
        }
    }

    /** How many of the first so many looks are at the same item as the last one of them. */
    private int looksAtLast(int looks) {
        int same = 0;
        for (int look = 0; look < looks; look++) {
            same += items[look] == items[looks - 1] ? 1 : 0;
        }
        return same;
    }

    private Action action(int place) {
        return histories.events().action(histories.event(place));
    }
}
