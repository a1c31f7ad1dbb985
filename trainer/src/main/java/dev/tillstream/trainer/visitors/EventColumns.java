package dev.tillstream.trainer.visitors;

import java.util.Arrays;

import dev.tillstream.data.visitor.StoredEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/** Events in the order of their arrival: 25 bytes each. Not thread-safe until it takes no more. */
public final class EventColumns {

    private static final int FIRST_ROOM = 1_024;
    private static final Action[] ACTIONS = Action.values();

    private long[] times;
    private long[] visitors;
    private long[] items;
    private byte[] actions;
    private int size;

    public EventColumns() {
        this(new long[FIRST_ROOM], new long[FIRST_ROOM], new long[FIRST_ROOM], new byte[FIRST_ROOM], 0);
    }

    /** Columns of at least that size, which are this object's from then on. */
    EventColumns(long[] times, long[] visitors, long[] items, byte[] actions, int size) {
        this.times = times;
        this.visitors = visitors;
        this.items = items;
        this.actions = actions;
        this.size = size;
    }

    void add(StoredEvent event) {
        add(event.epochMillis(), event.visitorId(), event.itemId(), event.action());
    }

    public void add(long epochMillis, long visitorId, long itemId, Action action) {
        if (size == times.length) {
            grow(size + 1);
        }
        times[size] = epochMillis;
        visitors[size] = visitorId;
        items[size] = itemId;
        actions[size++] = (byte) action.ordinal();
    }

    /** The others behind these. */
    void addAll(EventColumns others) {
        int all = Math.addExact(size, others.size);
        if (all > times.length) {
            grow(all);
        }
        System.arraycopy(others.times, 0, times, size, others.size);
        System.arraycopy(others.visitors, 0, visitors, size, others.size);
        System.arraycopy(others.items, 0, items, size, others.size);
        System.arraycopy(others.actions, 0, actions, size, others.size);
        size = all;
    }

    /** By half, so that a large log has not twice the room that it needs. */
    private void grow(int least) {
        int room = Math.max(least, Math.addExact(times.length, times.length / 2));
        times = Arrays.copyOf(times, room);
        visitors = Arrays.copyOf(visitors, room);
        items = Arrays.copyOf(items, room);
        actions = Arrays.copyOf(actions, room);
    }

    /** The first so many events alone; they share this object's room and stay as they are if it takes more. */
    EventColumns first(int events) {
        return new EventColumns(times, visitors, items, actions, events);
    }

    public int size() {
        return size;
    }

    /** Milliseconds since 1970-01-01T00:00Z. */
    public long time(int event) {
        return times[event];
    }

    /** The visitor's id. */
    public long visitor(int event) {
        return visitors[event];
    }

    /** The item's id. */
    public long item(int event) {
        return items[event];
    }

    public Action action(int event) {
        return ACTIONS[actions[event]];
    }
}
