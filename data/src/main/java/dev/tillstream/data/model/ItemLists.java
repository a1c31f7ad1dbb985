package dev.tillstream.data.model;

import java.util.Arrays;

/**
 * Lists of items, one behind the other in one array: what each owner has. 12 bytes for an owner and 4 for an item in a
 * list. Immutable; the arrays are not copied and not to be changed.
 */
public final class ItemLists {

    private final long[] owners;
    private final int[] starts;
    private final int[] items;

    /**
     * @param owners ids in ascending order, each one once
     * @param starts where each owner's list begins, and behind the last one the number of items in all lists
     * @param items indices of items
     */
    public ItemLists(long[] owners, int[] starts, int[] items) {
        require(starts.length == owners.length + 1 && starts[0] == 0 && starts[owners.length] == items.length,
                "the lists do not cover the items");
        for (int i = 0; i < owners.length; i++) {
            require(starts[i] <= starts[i + 1], "a list ends before it begins");
            require(i == 0 || owners[i - 1] < owners[i], "owner " + owners[i] + " is not in order");
        }
        this.owners = owners;
        this.starts = starts;
        this.items = items;
    }

    /** Number of owners. */
    public int size() {
        return owners.length;
    }

    /** Id of an owner. */
    public long owner(int index) {
        return owners[index];
    }

    /** Index of the owner with that id; negative if there is none. */
    public int find(long owner) {
        return Arrays.binarySearch(owners, owner);
    }

    /** Place of the first item of an owner's list. */
    public int start(int index) {
        return starts[index];
    }

    /** The place behind the last item of an owner's list. */
    public int end(int index) {
        return starts[index + 1];
    }

    /** The item at a place. */
    public int item(int place) {
        return items[place];
    }

    /** Items in all lists. */
    public int length() {
        return items.length;
    }

    /** Of the arrays. */
    public long bytes() {
        return (long) owners.length * Long.BYTES + (long) (starts.length + items.length) * Integer.BYTES;
    }

    /** That all items are below a number. */
    void requireItemsBelow(int count) {
        requireBelow(items, count);
    }

    /** That all of these items are below a number. */
    static void requireBelow(int[] items, int count) {
        for (int item : items) {
            require(item >= 0 && item < count, "there is no item with the index " + item);
        }
    }

    long[] owners() {
        return owners;
    }

    int[] starts() {
        return starts;
    }

    int[] items() {
        return items;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemLists lists && Arrays.equals(owners, lists.owners)
                && Arrays.equals(starts, lists.starts) && Arrays.equals(items, lists.items);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(owners) + Arrays.hashCode(items);
    }

    @Override
    public String toString() {
        return items.length + " items in lists of " + owners.length;
    }
}
