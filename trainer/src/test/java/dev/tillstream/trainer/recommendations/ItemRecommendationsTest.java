package dev.tillstream.trainer.recommendations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.RankedItem;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.visitors.EventDigests;
import dev.tillstream.trainer.visitors.EventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemRecommendationsTest {

    private static final Instant START = Instant.parse("2015-05-03T03:00:00Z");
    private static final NeighbourSettings SETTINGS = new NeighbourSettings(20, 1_000, 10, 2_000_000, 5, 5,
            Duration.ofDays(30), 90);

    @TempDir
    Path home;
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final List<VisitorEvent> events = new ArrayList<>();
    private BatchFolder batches;

    @BeforeEach
    void makeFolder() {
        batches = new BatchFolder(home.resolve("batches"), "retail-events");
    }

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    /** Looks of one visitor, a second apart. */
    private void session(long visitor, Duration after, long... items) {
        for (int i = 0; i < items.length; i++) {
            events.add(new VisitorEvent(START.plus(after).plusSeconds(i), visitor, Action.VIEW, items[i], null));
        }
    }

    private List<Outcome> train(NeighbourSettings settings) throws Exception {
        ItemRecommendations family = new ItemRecommendations(
                new EventLog(new EventDigests(home.resolve("digests"), new BatchRows(home.resolve("batches")))),
                settings);
        List<Outcome> outcomes = new ArrayList<>();
        for (Candidate candidate : family.train(family.versions().slices(batches.batches()), pool)) {
            outcomes.add(candidate.against(Predecessors.none()));
        }
        return outcomes;
    }

    private ItemNeighbours newest(NeighbourSettings settings) throws Exception {
        batches.add(VisitorEvents.DATASET, events);
        List<Outcome> outcomes = train(settings);
        return (ItemNeighbours) ((Trained) outcomes.get(outcomes.size() - 1)).artefact();
    }

    @Test
    void shouldScoreNeighboursByDistanceDirectionAndHowOftenTheyOccur() throws Exception {
        // Given: no shrinkage, and hardly any decay
        for (int visitor = 0; visitor < 10; visitor++) {
            session(visitor, Duration.ofMinutes(visitor), 1, 2, 3);
        }
        // When
        ItemNeighbours model = newest(new NeighbourSettings(20, 10, 10, 100, 5, 0, Duration.ofDays(100_000), 50));
        // Then: one step ahead 1, two steps 1/2, backwards half of it; each occurs as often, so that cosines are these
        assertThat(model.recommend(new long[]{1}, 2)).extracting(RankedItem::item).containsExactly(2L, 3L);
        assertThat(model.recommend(new long[]{1}, 2)).extracting(RankedItem::score).usingElementComparator(
                (one, other) -> Math.abs(one - other) < 1e-4 ? 0 : 1).containsExactly(1.0, 0.5);
        assertThat(model.recommend(new long[]{3}, 2)).extracting(RankedItem::item).containsExactly(2L, 1L);
        assertThat(model.recommend(new long[]{3}, 2).get(0).score()).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void shouldCountLaterSessionsMore() throws Exception {
        // Given: what was looked at behind item 1 has changed, half a year ago
        for (int visitor = 0; visitor < 10; visitor++) {
            session(visitor, Duration.ofMinutes(visitor), 1, 2);
        }
        for (int visitor = 10; visitor < 18; visitor++) {
            session(visitor, Duration.ofDays(180).plusMinutes(visitor), 1, 3);
        }
        // When
        ItemNeighbours model = newest(SETTINGS);
        // Then
        assertThat(model.recommend(new long[]{1}, 2)).extracting(RankedItem::item).containsExactly(3L, 2L);
    }

    @Test
    void shouldKeepTheNewestItemsOfTheVisitorsWhoCameLast() throws Exception {
        // Given
        session(1, Duration.ofHours(1), 1, 2);
        session(2, Duration.ofHours(2), 1, 2, 3, 2);
        session(3, Duration.ofHours(3), 4, 5);
        session(4, Duration.ofHours(4), 4, 5);
        // When
        ItemNeighbours model = newest(new NeighbourSettings(20, 10, 2, 3, 5, 5, Duration.ofDays(30), 50));
        // Then
        assertThat(model.visitors()).isEqualTo(3);
        assertThat(model.knowsVisitor(1)).isFalse();
        assertThat(model.history(2)).containsExactly(2, 3);
        assertThat(model.history(3)).containsExactly(5, 4);
        assertThat(model.history(1)).isEmpty();
    }

    @Test
    void shouldForeseeFarMoreThanPopularityDoesAndGiveTheSameModelAgain() throws Exception {
        // Given
        VisitorEventGenerator.generate(7, 60_000, events::add);
        for (int from = 0; from < events.size(); from += 10_000) {
            batches.add(VisitorEvents.DATASET, events.subList(from, from + 10_000));
        }
        // When
        List<Outcome> outcomes = train(SETTINGS);
        // Then
        assertThat(outcomes).hasSize(3);
        for (Outcome outcome : outcomes) {
            Trained trained = (Trained) outcome;
            assertThat(trained.metrics().get("recall_at_10")).as("%s", trained.metrics())
                    .isGreaterThan(2 * trained.metrics().get("recall_at_10_baseline"));
            assertThat(trained.metrics().get("ndcg_at_10"))
                    .isGreaterThan(2 * trained.metrics().get("ndcg_at_10_baseline"));
            assertThat(trained.metrics().get("coverage_at_10"))
                    .isGreaterThan(trained.metrics().get("coverage_at_10_baseline"));
            assertThat(trained.metrics()).containsEntry(ModelManifest.ROWS, (double) trained.slice().rows());
            assertThat(trained.probes()).allMatch(
                    probe -> probe.agreesWith(ArtefactJson.read(ArtefactJson.write(trained.artefact())).predictor()));
        }
        assertThat(digests(train(SETTINGS))).isEqualTo(digests(outcomes));
    }

    private static List<String> digests(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> CanonicalDigest.of(((Trained) outcome).artefact(), new TreeMap<>())).toList();
    }

    @Test
    void shouldRefuseWhereNothingCanBeForeseen() throws Exception {
        // Given: everybody looks at one item
        for (int visitor = 0; visitor < 9; visitor++) {
            session(visitor, Duration.ofHours(visitor), visitor);
        }
        batches.add(VisitorEvents.DATASET, events);
        // When
        List<Outcome> outcomes = train(SETTINGS);
        // Then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(((Outcome.Refused) outcome).why())
                .contains("has two items, so that there is nothing to judge recommendations by"));
    }

    @Test
    void shouldNotUseWhatComesLaterToForesee() throws Exception {
        // Given: before the split 1 is followed by 2, behind it by 3
        for (int visitor = 0; visitor < 90; visitor++) {
            session(visitor, Duration.ofMinutes(visitor), 1, 2);
        }
        for (int visitor = 90; visitor < 100; visitor++) {
            session(visitor, Duration.ofMinutes(visitor), 1, 3);
        }
        batches.add(VisitorEvents.DATASET, events);
        // When: nobody but those who are judged has seen 3
        Trained trained = (Trained) train(SETTINGS).get(2);
        // Then
        assertThat(trained.metrics()).containsEntry("recall_at_10", 0.0).containsEntry("recall_at_10_baseline", 0.0)
                .containsEntry("judged_items", 10.0);
    }

    @Test
    void shouldNameTheSettingThatIsWrong() {
        assertThatThrownBy(() -> new NeighbourSettings(0, 10, 10, 10, 5, 5, Duration.ofDays(30), 90))
                .hasMessage("trainer.item-recommendations.neighbours is 0, less than 1");
        assertThatThrownBy(() -> new NeighbourSettings(1, 10, 10, 10, 5, -1, Duration.ofDays(30), 90))
                .hasMessageContaining("shrinkage is -1.0");
        assertThatThrownBy(() -> new NeighbourSettings(1, 10, 10, 10, 5, 1, Duration.ZERO, 90))
                .hasMessageContaining("half-life is PT0S");
        assertThatThrownBy(() -> new NeighbourSettings(1, 10, 10, 10, 5, 1, Duration.ofDays(1), 100))
                .hasMessageContaining("trained-percent is 100");
    }
}
