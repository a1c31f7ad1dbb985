package dev.tillstream.trainer.recommendations;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.RankedItem;

/**
 * How well recommendations foresee what is looked at next: of each session, every item behind the first one, told from
 * those before it in the session. Items that nobody saw before the judged time can't be foreseen, and count.
 */
final class RankingMetrics {

    /** Items to be foreseen. */
    static final String STEPS = "judged_items";

    private static final int RANKS = 10;

    private final long[] ids;
    private final BitSet recommended = new BitSet();
    private long foreseen;
    private double gain;
    private long steps;

    private RankingMetrics(long[] ids) {
        this.ids = ids;
    }

    /** What recommends. */
    private interface Recommender {
        List<RankedItem> recommend(long[] seen, int limit);
    }

    /**
     * The metrics with those of the baseline, which recommends the most popular.
     *
     * @param ids of all items, ascending
     * @param model of what was before the sessions
     * @param history most items that it is told
     * @return empty if there is nothing to foresee
     */
    static Map<String, Double> of(ItemSessions sessions, long[] ids, ItemNeighbours model, int history) {
        RankingMetrics judged = new RankingMetrics(ids);
        RankingMetrics baseline = new RankingMetrics(ids);
        judged.judge(sessions, model::recommend, history);
        baseline.judge(sessions, model::popular, history);
        if (judged.steps == 0) {
            return Map.of();
        }
        Map<String, Double> metrics = new TreeMap<>();
        judged.addTo(metrics, "");
        baseline.addTo(metrics, MetricNames.BASELINE);
        metrics.put(STEPS, (double) judged.steps);
        return metrics;
    }

    private void judge(ItemSessions sessions, Recommender recommender, int history) {
        for (int session = 0; session < sessions.size(); session++) {
            for (int place = sessions.start(session) + 1; place < sessions.end(session); place++) {
                long[] seen = new long[Math.min(history, place - sessions.start(session))];
                for (int i = 0; i < seen.length; i++) {
                    seen[i] = ids[sessions.item(place - 1 - i)];
                }
                judge(recommender.recommend(seen, RANKS), ids[sessions.item(place)]);
            }
        }
    }

    private void judge(List<RankedItem> items, long next) {
        steps++;
        for (int rank = 0; rank < items.size(); rank++) {
            long item = items.get(rank).item();
            recommended.set(Arrays.binarySearch(ids, item));
            if (item == next) {
                foreseen++;
                gain += StrictMath.log(2) / StrictMath.log(rank + 2);
            }
        }
    }

    private void addTo(Map<String, Double> metrics, String suffix) {
        metrics.put(MetricNames.RECALL_AT_10 + suffix, (double) foreseen / steps);
        metrics.put(MetricNames.NDCG_AT_10 + suffix, gain / steps);
        metrics.put(MetricNames.COVERAGE_AT_10 + suffix, (double) recommended.cardinality() / ids.length);
    }
}
