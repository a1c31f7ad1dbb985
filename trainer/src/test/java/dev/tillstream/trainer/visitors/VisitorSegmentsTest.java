package dev.tillstream.trainer.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Manifests;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.kmeans.ClusterCount;
import dev.tillstream.trainer.kmeans.KMeansSettings;
import org.junit.jupiter.api.Test;

class VisitorSegmentsTest extends VisitorFamilyFixture {

    @Test
    void shouldCountWhatEachVisitorDid() {
        // Given: one who comes on two days and buys; two who look once, as long ago as each other but for an hour
        VisitorHistories histories = new Visits().look("PT0S", 9, 1).look("PT5M", 9, 2).look("PT10M", 9, 1)
                .cart("PT11M", 9, 1).look("PT24H", 4, 7).look("PT25H", 5, 8).look("PT26H", 9, 3)
                .event("PT27H", 9, Action.TRANSACTION, 1).look("PT73H", 1, 1).histories();
        // When
        WeightedPoints points = VisitorPoints.of(histories);
        // Then
        assertThat(points.rows()).isEqualTo(4);
        assertThat(points.size()).isEqualTo(3);
        assertThat(points.point(0)).as("views, carts, purchases, items, sessions, days").containsExactly(1, 0, 0, 1, 1,
                0);
        assertThat(points.point(1)).containsExactly(1, 0, 0, 1, 1, 2);
        assertThat(points.count(1)).isEqualTo(2);
        assertThat(points.point(2)).containsExactly(4, 1, 1, 3, 3, 1);
    }

    @Test
    void shouldClusterTheVisitorsOfEachThird() throws Exception {
        // Given
        generate(1, 12_000, 5_000);
        // When
        List<Outcome> outcomes = train(family(log()), 2);
        // Then
        assertThat(outcomes).hasSize(3);
        for (Outcome outcome : outcomes) {
            Trained trained = (Trained) outcome;
            double visitors = trained.metrics().get("visitors");
            assertThat(trained.metrics()).containsEntry("rows", 4_000.0 * outcome.slice().version());
            assertThat(visitors).isBetween(1_500.0 * outcome.slice().version(), 4_000.0 * outcome.slice().version());
            assertThat(trained.clusterSizes().stream().mapToLong(size -> size).sum()).isEqualTo((long) visitors);
            assertThat(trained.metrics().get("silhouette")).isGreaterThan(0.5);
            assertThat(trained.supplements()).isEmpty();
            assertThat(((KMeansModel) trained.artefact()).scaler().kind()).isEqualTo(Scaler.Kind.LOG_STANDARD);
        }
    }

    @Test
    void shouldMakeTheSameModelsWithAnyNumberOfThreadsAndOnAnyLog() throws Exception {
        // Given
        generate(2, 6_000, 700);
        EventLog log = log();
        List<String> withOne = digests(family(log), 1);
        // Then
        assertThat(digests(family(log), 2)).isEqualTo(withOne);
        assertThat(digests(family(log()), 2)).isEqualTo(withOne);
    }

    @Test
    void shouldMakeCardsOfVisitors() throws Exception {
        // Given
        generate(1, 6_000, 2_500);
        VisitorSegments family = family(log());
        Trained trained = (Trained) train(family, 1).get(2);
        // When
        ClusterCards cards = family
                .cards(trained.slice(), Manifests.first(family, trained), trained.artefact()).orElseThrow().call();
        // Then
        assertThat((double) cards.rows()).isEqualTo(trained.metrics().get("visitors"));
        assertThat(cards.cards()).extracting(ClusterCards.Card::rows)
                .containsExactlyElementsOf(trained.clusterSizes());
        assertThat(cards.cards()).extracting(ClusterCards.Card::sentence).allMatch(sentence -> sentence.matches(
                "Cluster \\d holds .* visitors \\(.* %\\), typically with .* views? in .* sessions?, last seen .* days "
                        + "before the newest event\\."));
    }

    @Test
    void shouldRefuseVisitorsWhoAreAllAlike() throws Exception {
        // Given
        add(new Visits().look("PT1H", 1, 1).look("PT1H", 2, 2).look("PT1H", 3, 3).events());
        // Then
        assertThat(((Refused) train(family(log()), 1).get(2)).why())
                .isEqualTo("1 distinct points are too few for 3 clusters");
    }

    private static VisitorSegments family(EventLog log) {
        return new VisitorSegments(
                new KMeansSettings(ClusterCount.of("3"), 5, 42, 100, Scaler.Kind.LOG_STANDARD), log, Clock.systemUTC());
    }
}
