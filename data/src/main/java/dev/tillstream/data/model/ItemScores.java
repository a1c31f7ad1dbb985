package dev.tillstream.data.model;

import java.util.Arrays;

/**
 * Scores of a few items, added up, in a hash table of two arrays (open addressing, linear probing): what is asked for many
 * thousand times a second is to leave little garbage. For one thread.
 */
final class ItemScores {

    /** Told of an item and its score. */
    @FunctionalInterface
    interface Ranked {
        void accept(int item, double score);
    }

    private static final int FREE = -1;
    /** Whatever is added to it, it stays. */
    private static final double EXCLUDED = Double.NEGATIVE_INFINITY;
    /** 2<sup>32</sup> divided by the golden ratio spreads neighbouring indices (Knuth, volume 3, 6.4). */
    private static final int GOLDEN = 0x9E3779B9;
    private static final int SMALLEST = 16;

    private final int[] items;
    private final double[] sums;
    private final int shift;

    /** @param most items that will be added or excluded */
    ItemScores(int most) {
        int slots = Math.max(SMALLEST, Integer.highestOneBit(most) << 2);
        items = new int[slots];
        Arrays.fill(items, FREE);
        sums = new double[slots];
        shift = Integer.numberOfLeadingZeros(slots) + 1;
    }

    /** Adds to an item's score, unless the item is excluded. */
    void add(int item, double score) {
        sums[slot(item)] += score;
    }

    /** Lets the item be none of the best. @return false if it was excluded or had a score before, which it keeps */
    boolean exclude(int item) {
        int slot = slotOf(item);
        if (items[slot] == item) {
            return false;
        }
        items[slot] = item;
        sums[slot] = EXCLUDED;
        return true;
    }

    /** Tells the items with the highest scores, the best first; of equal ones the lowest item first. */
    void best(int limit, Ranked ranked) {
        int[] best = new int[Math.min(limit, items.length)];
        int count = 0;
        for (int slot = 0; slot < items.length; slot++) {
            if (items[slot] == FREE || sums[slot] == EXCLUDED
                    || count == best.length && (count == 0 || !isBetter(slot, best[count - 1]))) {
                continue;
            }
            int rank = count == best.length ? count - 1 : count++;
            for (; rank > 0 && isBetter(slot, best[rank - 1]); rank--) {
                best[rank] = best[rank - 1];
            }
            best[rank] = slot;
        }
        for (int rank = 0; rank < count; rank++) {
            ranked.accept(items[best[rank]], sums[best[rank]]);
        }
    }

    private boolean isBetter(int slot, int other) {
        return sums[slot] > sums[other] || sums[slot] == sums[other] && items[slot] < items[other];
    }

    private int slot(int item) {
        int slot = slotOf(item);
        items[slot] = item;
        return slot;
    }

    /** Where it is, or else a free slot for it. */
    private int slotOf(int item) {
        int slot = item * GOLDEN >>> shift;
        while (items[slot] != item && items[slot] != FREE) {
            slot = slot + 1 & items.length - 1;
        }
        return slot;
    }
}
