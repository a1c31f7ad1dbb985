package dev.tillstream.serving.cards;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.serving.prediction.Explanation;

/**
 * Cards in the form in which they are answered with.
 *
 * @param artefactSha256 of the model that they describe
 * @param json all of them
 * @param byCluster each of them
 */
record HeldCards(String artefactSha256, byte[] json, Map<Integer, Explanation.Card> byCluster) {

    static HeldCards of(ClusterCards cards) {
        Map<Integer, Explanation.Card> byCluster = new HashMap<>();
        for (ClusterCards.Card card : cards.cards()) {
            String json = new String(EventJson.encode(card), StandardCharsets.UTF_8);
            byCluster.put(card.cluster(), new Explanation.Card(card.cluster(), json, card.sentence()));
        }
        return new HeldCards(cards.artefactSha256(), EventJson.encode(cards), Map.copyOf(byCluster));
    }
}
