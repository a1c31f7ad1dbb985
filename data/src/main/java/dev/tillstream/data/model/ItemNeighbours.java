package dev.tillstream.data.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Recommends items by those that visitors looked at in the same sessions (item-to-item collaborative filtering: Linden,
 * Smith and York, <i>Amazon.com Recommendations</i>, 2003). Each item has a list of its nearest ones with scores; somebody
 * who has seen several gets the sum of their lists, in which an item seen earlier counts less:
 * {@link #FADING} to the power of the number of items seen after it. What has been seen itself is never recommended.
 * Whatever is missing to the number of items that were asked for is filled up with the most popular ones.
 *
 * <p>Its {@link Predictor#answer} for the id of an item is id and score of the {@link #ANSWERED} best items, one pair
 * behind the other.
 *
 * <p>It is a snapshot in a few arrays: {@link #bytes} tells how large it is. Immutable and thread-safe; the arrays are not
 * copied and not to be changed.
 */
public final class ItemNeighbours implements ModelArtefact, Predictor {

    /** By how much an item counts less than the one that was seen after it. */
    public static final double FADING = 0.8;
    /** Items in an answer to a single item. */
    public static final int ANSWERED = 10;
    /** The one input: the id of an item. */
    public static final List<String> FEATURES = List.of("itemid");

    private final ItemLists neighbours;
    private final float[] scores;
    private final int[] popular;
    private final float[] popularity;
    private final ItemLists histories;

    /**
     * @param neighbours the nearest items of each item, best first; its owners are all items there are, and items are told
     *        by their index among them
     * @param scores of each place in {@code neighbours}; positive
     * @param popular the most popular items, best first
     * @param popularity of each of those; not negative
     * @param histories what each visitor has seen, each item once, the newest first
     */
    public ItemNeighbours(ItemLists neighbours, float[] scores, int[] popular, float[] popularity,
            ItemLists histories) {
        require(neighbours.size() > 0, "has no items");
        require(scores.length == neighbours.length(), "has " + scores.length + " scores for " + neighbours.length());
        require(popularity.length == popular.length, "has a popularity for each popular item");
        neighbours.requireItemsBelow(neighbours.size());
        histories.requireItemsBelow(neighbours.size());
        ItemLists.requireBelow(popular, neighbours.size());
        for (float score : scores) {
            require(score > 0 && Float.isFinite(score), "has the score " + score);
        }
        for (float score : popularity) {
            require(score >= 0 && Float.isFinite(score), "has the popularity " + score);
        }
        this.neighbours = neighbours;
        this.scores = scores;
        this.popular = popular;
        this.popularity = popularity;
        this.histories = histories;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("a model of neighbours " + otherwise);
        }
    }

    @Override
    public List<String> features() {
        return FEATURES;
    }

    @Override
    public Predictor predictor() {
        return this;
    }

    /** Number of items. */
    public int items() {
        return neighbours.size();
    }

    /** Number of visitors whose histories are known. */
    public int visitors() {
        return histories.size();
    }

    /** Number of popular items: an answer may have fewer than were asked for if there are few. */
    public int popularItems() {
        return popular.length;
    }

    /** Memory of the arrays. */
    public long bytes() {
        return neighbours.bytes() + histories.bytes()
                + (long) Integer.BYTES * (scores.length + popular.length + popularity.length);
    }

    public boolean knowsItem(long item) {
        return neighbours.find(item) >= 0;
    }

    public boolean knowsVisitor(long visitor) {
        return histories.find(visitor) >= 0;
    }

    /** Ids of what the visitor has seen, the newest first; empty for somebody unknown. */
    public long[] history(long visitor) {
        int found = histories.find(visitor);
        return found < 0
                ? new long[0]
                : Arrays.stream(histories.items(), histories.start(found), histories.end(found))
                        .mapToLong(neighbours::owner).toArray();
    }

    /**
     * What to recommend to somebody.
     *
     * @param seen ids of what was seen, the newest first; ids that nobody knows count as if they were not there
     * @param limit at most as many
     * @return best first; none that has been seen
     */
    public List<RankedItem> recommend(long[] seen, int limit) {
        int[] known = known(seen);
        int candidates = 0;
        for (int item : known) {
            candidates += neighbours.end(item) - neighbours.start(item);
        }
        ItemScores sums = new ItemScores(known.length + candidates + Math.min(limit, popular.length));
        int distinct = 0;
        for (int item : known) {
            if (sums.exclude(item)) {
                known[distinct++] = item;
            }
        }
        double weight = 1;
        for (int i = 0; i < distinct; i++) {
            for (int place = neighbours.start(known[i]); place < neighbours.end(known[i]); place++) {
                sums.add(neighbours.item(place), weight * scores[place]);
            }
            weight *= FADING;
        }
        List<RankedItem> ranked = new ArrayList<>();
        sums.best(limit, (item, score) -> ranked.add(new RankedItem(neighbours.owner(item), score, false)));
        return filledUp(ranked, sums, limit);
    }

    /** The most popular items. @param seen ids of what was seen, which is none of them */
    public List<RankedItem> popular(long[] seen, int limit) {
        int[] known = known(seen);
        ItemScores there = new ItemScores(known.length + Math.min(limit, popular.length));
        for (int item : known) {
            there.exclude(item);
        }
        return filledUp(new ArrayList<>(), there, limit);
    }

    /** Indices of those ids that are known. */
    private int[] known(long[] ids) {
        int[] known = new int[ids.length];
        int count = 0;
        for (long id : ids) {
            int found = neighbours.find(id);
            if (found >= 0) {
                known[count++] = found;
            }
        }
        return count == known.length ? known : Arrays.copyOf(known, count);
    }

    /** @param there what has been seen, and all that is ranked if that is less than the limit */
    private List<RankedItem> filledUp(List<RankedItem> ranked, ItemScores there, int limit) {
        for (int i = 0; i < popular.length && ranked.size() < limit; i++) {
            if (there.exclude(popular[i])) {
                ranked.add(new RankedItem(neighbours.owner(popular[i]), popularity[i], true));
            }
        }
        return ranked;
    }

    @Override
    public double[] answer(double[] input) {
        if (input.length != FEATURES.size()) {
            throw new IllegalArgumentException(input.length + " values for " + FEATURES.size() + " feature");
        }
        return recommend(new long[]{(long) input[0]}, ANSWERED).stream()
                .flatMapToDouble(item -> DoubleStream.of(item.item(), item.score())).toArray();
    }

    ItemLists neighbours() {
        return neighbours;
    }

    float[] scores() {
        return scores;
    }

    int[] popular() {
        return popular;
    }

    float[] popularity() {
        return popularity;
    }

    ItemLists histories() {
        return histories;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemNeighbours model && neighbours.equals(model.neighbours)
                && Arrays.equals(scores, model.scores) && Arrays.equals(popular, model.popular)
                && Arrays.equals(popularity, model.popularity) && histories.equals(model.histories);
    }

    @Override
    public int hashCode() {
        return neighbours.hashCode();
    }

    @Override
    public String toString() {
        return "neighbours of " + items() + " items, histories of " + visitors() + " visitors";
    }
}
