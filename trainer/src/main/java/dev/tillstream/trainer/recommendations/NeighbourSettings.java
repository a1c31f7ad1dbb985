package dev.tillstream.trainer.recommendations;

import java.time.Duration;

/**
 * How neighbours of items are found.
 *
 * @param neighbours most of one item
 * @param popular how many popular items are kept for those who ask about nothing known
 * @param history most items of a visitor that are kept, the newest
 * @param visitors most visitors whose histories are kept: those who came last
 * @param window how far two items of a session may be apart to count for each other
 * @param shrinkage added to how often an item occurs, so that few occurrences do not make a strong neighbour
 * @param halfLife after which a session counts half
 * @param trainedPercent of a hundred events, in the order of time, how many are before the time that is judged by
 */
record NeighbourSettings(int neighbours, int popular, int history, int visitors, int window, double shrinkage,
        Duration halfLife, int trainedPercent) {

    NeighbourSettings {
        requireAtLeast("neighbours", neighbours, 1);
        requireAtLeast("popular", popular, 1);
        requireAtLeast("history", history, 1);
        requireAtLeast("visitors", visitors, 0);
        requireAtLeast("window", window, 1);
        if (!(shrinkage >= 0 && shrinkage <= 1e9)) {
            throw wrong("shrinkage", shrinkage, "not from 0 to 1e9");
        }
        if (halfLife.isNegative() || halfLife.isZero()) {
            throw wrong("half-life", halfLife, "not a positive time");
        }
        if (trainedPercent < 1 || trainedPercent > 99) {
            throw wrong("trained-percent", trainedPercent, "not from 1 to 99");
        }
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw wrong(name, value, "less than " + least);
        }
    }

    private static IllegalArgumentException wrong(String name, Object value, String why) {
        return new IllegalArgumentException(
                "trainer.item-recommendations." + name + " is " + value + ", " + why);
    }
}
