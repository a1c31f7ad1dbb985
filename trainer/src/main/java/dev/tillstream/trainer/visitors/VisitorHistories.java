package dev.tillstream.trainer.visitors;

import java.time.Duration;
import java.util.Arrays;

/**
 * Events in the order of their visitors, ascending by id, and each visitor's in the order of time; of one time, in that of
 * arrival. A place is an event's index in that order. What somebody does without a pause of more than
 * {@link #LONGEST_PAUSE} is one session. Immutable.
 */
public final class VisitorHistories {

    /** The usual end of a session: half an hour without an event. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final EventColumns events;
    private final long[] visitors;
    /** First place of each visitor, and behind the last one the number of events. */
    private final int[] starts;
    private final int[] order;

    private VisitorHistories(EventColumns events, long[] visitors, int[] starts, int[] order) {
        this.events = events;
        this.visitors = visitors;
        this.starts = starts;
        this.order = order;
    }

    /** @param events which do not change any more */
    public static VisitorHistories of(EventColumns events) {
        int size = events.size();
        long[] visitors = visitors(events);
        int[] visitorOf = new int[size];
        int[] starts = new int[visitors.length + 1];
        for (int event = 0; event < size; event++) {
            visitorOf[event] = Arrays.binarySearch(visitors, events.visitor(event));
            starts[visitorOf[event] + 1]++;
        }
        for (int visitor = 0; visitor < visitors.length; visitor++) {
            starts[visitor + 1] += starts[visitor];
        }
        int[] next = starts.clone();
        int[] order = new int[size];
        for (int event = 0; event < size; event++) {
            insert(events, order, starts[visitorOf[event]], next[visitorOf[event]]++, event);
        }
        return new VisitorHistories(events, visitors, starts, order);
    }

    private static long[] visitors(EventColumns events) {
        long[] all = new long[events.size()];
        for (int event = 0; event < all.length; event++) {
            all[event] = events.visitor(event);
        }
        Arrays.parallelSort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    /** Streams are nearly in the order of time: hardly ever is there something to move. */
    private static void insert(EventColumns events, int[] order, int from, int end, int event) {
        int at = end;
        while (at > from && events.time(order[at - 1]) > events.time(event)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = event;
    }

    /** Number of visitors. */
    public int visitors() {
        return visitors.length;
    }

    /** Id of a visitor, whose index is below {@link #visitors()}. */
    public long visitorId(int visitor) {
        return visitors[visitor];
    }

    /** First place of the visitor's events. */
    public int start(int visitor) {
        return starts[visitor];
    }

    /** The place behind the visitor's last event. */
    public int end(int visitor) {
        return starts[visitor + 1];
    }

    /** All events, as they arrived. */
    public EventColumns events() {
        return events;
    }

    /** Index of the event at that place in {@link #events()}. */
    public int event(int place) {
        return order[place];
    }

    /** When the event at that place was, in milliseconds since 1970-01-01T00:00Z. */
    public long time(int place) {
        return events.time(order[place]);
    }

    /** Whether a session begins with the event at that place of a visitor. */
    public boolean beginsSession(int visitor, int place) {
        return place == starts[visitor] || time(place) - time(place - 1) > LONGEST_PAUSE.toMillis();
    }

    /**
     * The time at which so many of a hundred events are over, in milliseconds since 1970-01-01T00:00Z: what parts earlier
     * events from later ones.
     *
     * @param percent 0 to 99, of at least one event
     */
    public long timeAfter(int percent) {
        long[] times = new long[events.size()];
        Arrays.setAll(times, events::time);
        Arrays.parallelSort(times);
        return times[(int) ((long) times.length * percent / 100)];
    }

    /** The latest event of all, in milliseconds since 1970-01-01T00:00Z; of no event the lowest number. */
    public long lastTime() {
        long last = Long.MIN_VALUE;
        for (int event = 0; event < events.size(); event++) {
            last = Math.max(last, events.time(event));
        }
        return last;
    }
}
