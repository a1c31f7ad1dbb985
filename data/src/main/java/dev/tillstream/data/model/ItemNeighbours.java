package dev.tillstream.data.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final Comparator<Map.Entry<Integer, Double>> BEST_FIRST = Map.Entry
            .<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

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
        Set<Integer> known = new LinkedHashSet<>();
        for (long item : seen) {
            int found = neighbours.find(item);
            if (found >= 0) {
                known.add(found);
            }
        }
        return filledUp(best(known, limit), known, limit);
    }

    /** The most popular items. @param seen ids of what was seen, which is none of them */
    public List<RankedItem> popular(long[] seen, int limit) {
        Set<Integer> known = new HashSet<>();
        for (long item : seen) {
            known.add(neighbours.find(item));
        }
        return filledUp(new ArrayList<>(), known, limit);
    }

    private List<RankedItem> best(Set<Integer> seen, int limit) {
        Map<Integer, Double> candidates = new HashMap<>();
        double weight = 1;
        for (int item : seen) {
            for (int place = neighbours.start(item); place < neighbours.end(item); place++) {
                if (!seen.contains(neighbours.item(place))) {
                    candidates.merge(neighbours.item(place), weight * scores[place], Double::sum);
                }
            }
            weight *= FADING;
        }
        List<RankedItem> best = new ArrayList<>();
        candidates.entrySet().stream().sorted(BEST_FIRST).limit(limit).forEach(
                entry -> best.add(new RankedItem(neighbours.owner(entry.getKey()), entry.getValue(), false)));
        return best;
    }

    private List<RankedItem> filledUp(List<RankedItem> best, Set<Integer> seen, int limit) {
        if (best.size() >= limit) {
            return best;
        }
        Set<Long> there = new HashSet<>();
        best.forEach(item -> there.add(item.item()));
        for (int i = 0; i < popular.length && best.size() < limit; i++) {
            long item = neighbours.owner(popular[i]);
            if (!seen.contains(popular[i]) && there.add(item)) {
                best.add(new RankedItem(item, popularity[i], true));
            }
        }
        return best;
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
