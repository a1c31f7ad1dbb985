package dev.tillstream.trainer.cards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The products of some of the rows at one point: those of the {@value #MOST} different rows whose hashes are lowest,
 * which is as good as drawn at random (bottom-k sampling, Cohen and Kaplan 2007). Rows that are alike in everything have
 * one hash and are kept or left out together. Which ones are kept depends on the rows alone, not on their order nor on
 * how they are batched: whatever was left out of a part has as many lower hashes in the whole. Not thread-safe.
 */
final class RowSample {

    /** Different rows of one point that are kept. */
    static final int MOST = 64;

    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::hash)
            .thenComparing(Entry::product);

    /**
     * Rows that are alike.
     *
     * @param product that the rows are of
     * @param rows how many there are
     */
    record Entry(long hash, ProductName product, long rows) {}

    private final List<Entry> entries = new ArrayList<>(2);

    void add(Entry entry) {
        int place = Collections.binarySearch(entries, entry, ORDER);
        if (place >= 0) {
            entries.set(place, new Entry(entry.hash, entry.product, entries.get(place).rows + entry.rows));
            return;
        }
        if (-place - 1 < MOST) {
            entries.add(-place - 1, entry);
            if (entries.size() > MOST) {
                entries.remove(MOST);
            }
        }
    }

    void addAll(RowSample other) {
        other.entries.forEach(this::add);
    }

    /** In ascending order of their hashes. */
    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSample sample && entries.equals(sample.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
