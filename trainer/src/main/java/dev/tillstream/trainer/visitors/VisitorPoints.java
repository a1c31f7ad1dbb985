package dev.tillstream.trainer.visitors;

import java.time.Duration;
import java.util.Arrays;

import dev.tillstream.data.visitor.VisitorFeatures;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/** Counts visitors with equal features: one point at a time, since there are millions of visitors. Not thread-safe. */
final class VisitorPoints {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final VisitorHistories histories;
    private final long last;
    private final double[] point = new double[VisitorFeatures.NAMES.size()];
    private long[] items = new long[16];

    private VisitorPoints(VisitorHistories histories) {
        this.histories = histories;
        this.last = histories.lastTime();
    }

    /** Distinct points in the order of {@link VisitorFeatures#NAMES}, each with the number of its visitors. */
    static WeightedPoints of(VisitorHistories histories) {
        VisitorPoints points = new VisitorPoints(histories);
        PointCounts counts = new PointCounts(VisitorFeatures.NAMES.size());
        for (int visitor = 0; visitor < histories.visitors(); visitor++) {
            counts.add(points.point(visitor), 1);
        }
        return counts.sorted();
    }

    /** Overwritten by the next one. */
    private double[] point(int visitor) {
        int start = histories.start(visitor);
        int end = histories.end(visitor);
        Arrays.fill(point, 0);
        items = items.length < end - start ? new long[2 * (end - start)] : items;
        for (int place = start; place < end; place++) {
            int event = histories.event(place);
            switch (histories.events().action(event)) {
                case VIEW -> point[0]++;
                case ADDTOCART -> point[1]++;
                case TRANSACTION -> point[2]++;
            }
            items[place - start] = histories.events().item(event);
            point[4] += histories.beginsSession(visitor, place) ? 1 : 0;
        }
        point[3] = distinct(items, end - start);
        point[5] = (last - histories.time(end - 1)) / DAY;
        return point;
    }

    /** How many different ones the first so many are, which are put in order. */
    private static int distinct(long[] items, int size) {
        Arrays.sort(items, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            distinct += i == 0 || items[i] != items[i - 1] ? 1 : 0;
        }
        return distinct;
    }
}
