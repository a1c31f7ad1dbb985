package dev.tillstream.trainer.recommendations;

import java.util.Arrays;

import dev.tillstream.trainer.visitors.EventColumns;
import dev.tillstream.trainer.visitors.VisitorHistories;

/**
 * Sessions of some time, with the different items of each in the order in which they were first seen. Items are told by
 * their index among all items. Immutable.
 */
final class ItemSessions {

    private final long[] times;
    private final int[] starts;
    private final int[] items;
    private final int sessions;

    private ItemSessions(long[] times, int[] starts, int[] items, int sessions) {
        this.times = times;
        this.starts = starts;
        this.items = items;
        this.sessions = sessions;
    }

    /**
     * Sessions without what was before or after the time; of one that the beginning cuts there is nothing.
     *
     * @param itemOf index of each event's item
     * @param from first millisecond since 1970-01-01T00:00Z
     * @param to the millisecond behind the last one
     */
    static ItemSessions of(VisitorHistories histories, int[] itemOf, long from, long to) {
        Builder builder = new Builder(histories.events().size());
        for (int visitor = 0; visitor < histories.visitors(); visitor++) {
            boolean inTime = false;
            for (int place = histories.start(visitor); place < histories.end(visitor); place++) {
                long time = histories.time(place);
                if (histories.beginsSession(visitor, place)) {
                    inTime = time >= from && time < to;
                    if (inTime) {
                        builder.begin(time);
                    }
                }
                if (inTime && time < to) {
                    builder.see(itemOf[histories.event(place)]);
                }
            }
        }
        return builder.sessions();
    }

    /** Ids of all items, ascending. */
    static long[] items(EventColumns events) {
        long[] all = new long[events.size()];
        for (int event = 0; event < all.length; event++) {
            all[event] = events.item(event);
        }
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /** Index of each event's item. @param items ids of all, ascending */
    static int[] indices(EventColumns events, long[] items) {
        int[] indices = new int[events.size()];
        for (int event = 0; event < indices.length; event++) {
            indices[event] = Arrays.binarySearch(items, events.item(event));
        }
        return indices;
    }

    private static final class Builder {
        private final long[] times;
        private final int[] starts;
        private final int[] items;
        private int sessions;
        private int size;

        private Builder(int most) {
            times = new long[most];
            starts = new int[most + 1];
            items = new int[most];
        }

        private void begin(long time) {
            times[sessions] = time;
            starts[sessions++] = size;
        }

        private void see(int item) {
            for (int place = starts[sessions - 1]; place < size; place++) {
                if (items[place] == item) {
                    return;
                }
            }
            items[size++] = item;
        }

        private ItemSessions sessions() {
            starts[sessions] = size;
            return new ItemSessions(Arrays.copyOf(times, sessions), Arrays.copyOf(starts, sessions + 1),
                    Arrays.copyOf(items, size), sessions);
        }
    }

    /** Number of sessions. */
    int size() {
        return sessions;
    }

    /** When the session began, in milliseconds since 1970-01-01T00:00Z. */
    long time(int session) {
        return times[session];
    }

    /** First place of the session's items. */
    int start(int session) {
        return starts[session];
    }

    /** The place behind the session's last item. */
    int end(int session) {
        return starts[session + 1];
    }

    int item(int place) {
        return items[place];
    }

    /** Items of all sessions together. */
    int places() {
        return items.length;
    }
}
