package dev.tillstream.trainer.recommendations;

import java.util.Arrays;

import dev.tillstream.data.model.ItemLists;
import dev.tillstream.trainer.visitors.VisitorHistories;

/** What visitors have seen, for recommendations to those who come again. */
final class SeenItems {

    private SeenItems() {}

    /**
     * Each visitor's newest items, the newest first.
     *
     * @param itemOf index of each event's item
     * @param visitors most visitors; those who came last, and of the same time all that did
     * @param items most items of each
     */
    static ItemLists newest(VisitorHistories histories, int[] itemOf, int visitors, int items) {
        long earliest = earliest(histories, visitors);
        long[] owners = new long[histories.visitors()];
        int[] starts = new int[owners.length + 1];
        int[] seen = new int[histories.events().size()];
        int known = 0;
        for (int visitor = 0; visitor < histories.visitors(); visitor++) {
            if (lastTime(histories, visitor) >= earliest) {
                owners[known] = histories.visitorId(visitor);
                starts[known + 1] = add(histories, visitor, itemOf, items, seen, starts[known]);
                known++;
            }
        }
        return new ItemLists(Arrays.copyOf(owners, known), Arrays.copyOf(starts, known + 1),
                Arrays.copyOf(seen, starts[known]));
    }

    private static int add(VisitorHistories histories, int visitor, int[] itemOf, int most, int[] seen, int start) {
        int end = start;
        for (int place = histories.end(visitor) - 1; place >= histories.start(visitor) && end - start < most; place--) {
            int item = itemOf[histories.event(place)];
            boolean there = false;
            for (int at = start; at < end && !there; at++) {
                there = seen[at] == item;
            }
            if (!there) {
                seen[end++] = item;
            }
        }
        return end;
    }

    private static long lastTime(VisitorHistories histories, int visitor) {
        return histories.time(histories.end(visitor) - 1);
    }

    /** The last event of the last of so many visitors. */
    private static long earliest(VisitorHistories histories, int visitors) {
        if (visitors >= histories.visitors()) {
            return Long.MIN_VALUE;
        }
        if (visitors == 0) {
            return Long.MAX_VALUE;
        }
        long[] last = new long[histories.visitors()];
        for (int visitor = 0; visitor < last.length; visitor++) {
            last[visitor] = lastTime(histories, visitor);
        }
        Arrays.sort(last);
        return last[last.length - visitors];
    }
}
