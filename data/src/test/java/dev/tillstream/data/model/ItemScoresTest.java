package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemScoresTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 17, 250, 5_000})
    void shouldRankLikeASortedMap(int most) {
        Random random = new Random(most);
        for (int round = 0; round < 50; round++) {
            ItemScores scores = new ItemScores(most);
            Map<Integer, Double> sums = new HashMap<>();
            Set<Integer> excluded = new HashSet<>();
            int range = 1 + random.nextInt(2 * most);
            int step = 1 << random.nextInt(16);
            for (int i = 0; i < most; i++) {
                int item = step * random.nextInt(range);
                if (random.nextInt(5) == 0) {
                    boolean isNew = !sums.containsKey(item) && excluded.add(item);
                    assertThat(scores.exclude(item)).isEqualTo(isNew);
                } else {
                    double score = 1 + random.nextInt(3);
                    scores.add(item, score);
                    if (!excluded.contains(item)) {
                        sums.merge(item, score, Double::sum);
                    }
                }
            }
            int limit = random.nextInt(most + 2);
            List<Map.Entry<Integer, Double>> ranked = new ArrayList<>();
            scores.best(limit, (item, score) -> ranked.add(Map.entry(item, score)));
            assertThat(ranked).isEqualTo(sums.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(limit).map(entry -> Map.entry(entry.getKey(), entry.getValue())).toList());
        }
    }

    @Test
    void shouldHaveRoomForAsManyAsItWasMadeFor() {
        for (int most = 0; most < 300; most++) {
            ItemScores scores = new ItemScores(most);
            for (int item = 0; item < most; item++) {
                scores.add(item, item + 1);
            }
            List<Integer> items = new ArrayList<>();
            scores.best(most, (item, score) -> items.add(item));
            assertThat(items).hasSize(most).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        }
    }
}
