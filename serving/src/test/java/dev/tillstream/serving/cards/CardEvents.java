package dev.tillstream.serving.cards;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.event.ClusterCards.Quartiles;
import dev.tillstream.data.event.ClusterCards.TypicalCountry;
import dev.tillstream.data.event.ClusterCards.TypicalProduct;
import dev.tillstream.data.model.ModelManifest;

/** Cards as a trainer would announce them. */
public final class CardEvents {

    private CardEvents() {}

    /** A card for each of these clusters; its sentence is {@code cluster N of revision R}. */
    public static ClusterCards of(ModelManifest manifest, int... clusters) {
        List<Card> cards = Arrays.stream(clusters).mapToObj(cluster -> card(manifest, cluster)).toList();
        return new ClusterCards(manifest.family(), manifest.version(), manifest.revision(), manifest.artefactSha256(),
                1000, 2500.5, 0, clusters.length, cards, Instant.parse("2024-01-15T10:30:02Z"));
    }

    private static Card card(ModelManifest manifest, int cluster) {
        return new Card(cluster, 500, 0.5, false, new TreeMap<>(Map.of("quantity", 10.0, "price", 5.0)),
                new TreeMap<>(Map.of("quantity", new Quartiles(1, 2, 3, 4, 5))), 1250.25, 0.5,
                List.of(new TypicalProduct("85123A", null, 0.1)), 0.01,
                List.of(new TypicalCountry("France", 500, 1250.25)),
                "cluster " + cluster + " of revision " + manifest.revision());
    }
}
