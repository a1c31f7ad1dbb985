package dev.tillstream.serving.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.serving.model.ModelEvents;
import dev.tillstream.serving.model.RecentInputs;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Explanation;
import org.junit.jupiter.api.Test;

class CardShelfTest {

    private final CardShelf shelf = new CardShelf();

    @Test
    void shouldExplainByTheCardOfTheSameTraining() {
        // When
        shelf.put(cards(1, 3), 0);

        // Then
        assertThat(shelf.explain(served(1, 3), 31)).isInstanceOfSatisfying(Explanation.Card.class,
                card -> assertThat(card.sentence()).isEqualTo("cluster 31 of revision 3"));
    }

    @Test
    void shouldSayThatTheCardsHaveNotComeYet() {
        // Given
        shelf.put(cards(1, 3), 0);

        // Then
        assertThat(shelf.explain(served(1, 4), 41)).isEqualTo(new Explanation.Missing(
                "the cards of revision 4 of version 1 of transaction-clusters have not come yet"));
        assertThat(shelf.explain(served(2, 3), 31)).isInstanceOf(Explanation.Missing.class);
    }

    @Test
    void shouldSayThatAClusterHasNoCard() {
        // Given
        shelf.put(cards(1, 3), 0);

        // Then
        assertThat(shelf.explain(served(1, 3), 32)).isEqualTo(
                new Explanation.Missing("the trainer made no card of cluster 32 of revision 3"));
    }

    @Test
    void shouldNotTakeTheCardsOfAnotherTrainingWithTheSameNumber() {
        // Given
        ClusterCards other = cards(1, 3);
        shelf.put(new ClusterCards(other.family(), 1, 3, "0".repeat(64), 1, 1, 0, 1, other.cards(), other.madeAt()),
                0);

        // Then
        assertThat(shelf.of(served(1, 3))).isEmpty();
    }

    @Test
    void shouldForgetRemovedCards() {
        // Given
        shelf.put(cards(1, 3), 0);
        shelf.put(cards(1, 4), 0);

        // When
        shelf.remove(ModelEvents.FAMILY, 1, 3);
        shelf.remove(ModelEvents.FAMILY, 2, 4);

        // Then
        assertThat(shelf.of(served(1, 3))).isEmpty();
        assertThat(shelf.of(served(1, 4))).isPresent();
    }

    @Test
    void shouldKeepTheLatestRevisionsAndTheOneInService() {
        // When
        LongStream.rangeClosed(1, 5L * CardShelf.REVISIONS).forEach(revision -> shelf.put(cards(1, revision), 2));

        // Then
        assertThat(LongStream.rangeClosed(1, 5L * CardShelf.REVISIONS)
                .filter(revision -> shelf.of(served(1, revision)).isPresent()))
                .hasSize(CardShelf.REVISIONS).contains(2L, 5L * CardShelf.REVISIONS).doesNotContain(1L, 3L);
    }

    private static ClusterCards cards(int version, long revision) {
        int first = (int) (10 * revision);
        return CardEvents.of(ModelEvents.event(version, revision, 0.5).manifest(), first, first + 1);
    }

    private static ServedModel served(int version, long revision) {
        return new ServedModel(ModelEvents.event(version, revision, 0.5).manifest(), ModelEvents.model(revision), 0,
                new RecentInputs());
    }
}
