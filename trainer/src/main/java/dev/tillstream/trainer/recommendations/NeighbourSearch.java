package dev.tillstream.trainer.recommendations;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ItemLists;
import dev.tillstream.data.model.ItemNeighbours;

/**
 * Finds the nearest items of each item. Two items that a session has at a distance of d count
 * {@code 2}<sup>−age ÷ half-life</sup>{@code  ÷ d} for the later one as neighbour of the earlier, and half of that the
 * other way round, since what is looked at next matters more than what was before. With c the sum of that over all
 * sessions and n how often an item occurs, of the same age, the score is
 * {@code c(a, b) ÷ √((n(a) + shrinkage) × (n(b) + shrinkage))}: a cosine that is damped where there is little to go by.
 * Every sum is made by one thread in the order of the sessions.
 */
final class NeighbourSearch {

    private static final double BACKWARDS = 0.5;

    private final ItemSessions sessions;
    private final int items;
    private final NeighbourSettings settings;
    private final double[] weights;
    private final double[] occurrences;
    /** Of each item, the places at which it stands in sessions, and the session of each place. */
    private final int[] placeStarts;
    private final int[] places;
    private final int[] sessionOf;

    /**
     * @param items how many there are
     * @param now what ages are counted back from, in milliseconds since 1970-01-01T00:00Z
     */
    NeighbourSearch(ItemSessions sessions, int items, long now, NeighbourSettings settings) {
        this.sessions = sessions;
        this.items = items;
        this.settings = settings;
        this.weights = new double[sessions.size()];
        this.occurrences = new double[items];
        this.placeStarts = new int[items + 1];
        this.places = new int[sessions.places()];
        this.sessionOf = new int[sessions.places()];
        double decay = -StrictMath.log(2) / settings.halfLife().toMillis();
        for (int session = 0; session < sessions.size(); session++) {
            weights[session] = StrictMath.exp(decay * (now - sessions.time(session)));
            for (int place = sessions.start(session); place < sessions.end(session); place++) {
                sessionOf[place] = session;
                occurrences[sessions.item(place)] += weights[session];
                placeStarts[sessions.item(place) + 1]++;
            }
        }
        for (int item = 0; item < items; item++) {
            placeStarts[item + 1] += placeStarts[item];
        }
        int[] next = Arrays.copyOf(placeStarts, items);
        for (int place = 0; place < places.length; place++) {
            places[next[sessions.item(place)]++] = place;
        }
    }

    /**
     * The model of all that.
     *
     * @param ids of the items, ascending
     * @param histories see {@link ItemNeighbours}
     */
    ItemNeighbours model(long[] ids, ItemLists histories) {
        int[] starts = new int[items + 1];
        int[] neighbours = new int[places.length];
        float[] scores = new float[places.length];
        Found found = new Found();
        for (int item = 0; item < items; item++) {
            found.search(item);
            int end = Math.addExact(starts[item], found.size);
            if (end > neighbours.length) {
                neighbours = Arrays.copyOf(neighbours, Math.max(end, neighbours.length * 3 / 2));
                scores = Arrays.copyOf(scores, neighbours.length);
            }
            System.arraycopy(found.items, 0, neighbours, starts[item], found.size);
            System.arraycopy(found.scores, 0, scores, starts[item], found.size);
            starts[item + 1] = end;
        }
        int[] popular = popular();
        float[] popularity = new float[popular.length];
        for (int i = 0; i < popular.length; i++) {
            popularity[i] = (float) occurrences[popular[i]];
        }
        return new ItemNeighbours(
                new ItemLists(ids, starts, Arrays.copyOf(neighbours, starts[items])),
                Arrays.copyOf(scores, starts[items]), popular, popularity, histories);
    }

    /** Those that occur most, of the same the first. */
    int[] popular() {
        return IntStream.range(0, items).filter(item -> occurrences[item] > 0).boxed()
                .sorted((one, other) -> occurrences[one] == occurrences[other]
                        ? Integer.compare(one, other)
                        : Double.compare(occurrences[other], occurrences[one]))
                .limit(settings.popular()).mapToInt(Integer::intValue).toArray();
    }

    /** The best neighbours of one item, best first. */
    private final class Found {
        private final int[] items = new int[settings.neighbours()];
        private final float[] scores = new float[settings.neighbours()];
        private int size;
        /** What has been counted for each item; zero again behind each search. */
        private final double[] counts = new double[NeighbourSearch.this.items];
        private int[] touched = new int[64];
        private int touches;

        private void search(int item) {
            size = 0;
            touches = 0;
            for (int i = placeStarts[item]; i < placeStarts[item + 1]; i++) {
                count(places[i]);
            }
            for (int i = 0; i < touches; i++) {
                int other = touched[i];
                offer(other, (float) (counts[other] / Math.sqrt((occurrences[item] + settings.shrinkage())
                        * (occurrences[other] + settings.shrinkage()))));
                counts[other] = 0;
            }
        }

        private void count(int place) {
            int session = sessionOf[place];
            int from = Math.max(sessions.start(session), place - settings.window());
            int to = Math.min(sessions.end(session) - 1, place + settings.window());
            for (int other = from; other <= to; other++) {
                if (other > place) {
                    add(sessions.item(other), weights[session] / (other - place));
                } else if (other < place) {
                    add(sessions.item(other), BACKWARDS * weights[session] / (place - other));
                }
            }
        }

        private void add(int other, double count) {
            if (counts[other] == 0) {
                if (touches == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touches);
                }
                touched[touches++] = other;
            }
            counts[other] += count;
        }

        /** Of equal scores the item with the lower id comes first. */
        private void offer(int item, float score) {
            if (!(score > 0)) {
                return;
            }
            int at = size;
            while (at > 0 && (scores[at - 1] < score || scores[at - 1] == score && items[at - 1] > item)) {
                at--;
            }
            if (at == items.length) {
                return;
            }
            int moved = Math.min(size, items.length - 1) - at;
            System.arraycopy(items, at, items, at + 1, moved);
            System.arraycopy(scores, at, scores, at + 1, moved);
            items[at] = item;
            scores[at] = score;
            size = Math.min(size + 1, items.length);
        }
    }
}
