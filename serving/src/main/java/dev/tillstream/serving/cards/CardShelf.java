package dev.tillstream.serving.cards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Explanation;
import dev.tillstream.serving.prediction.Explanations;

/**
 * The cards of announced models. Of each version only the latest revisions are kept, and the one in service. One thread
 * puts and removes; any number read, each an immutable map.
 */
@Singleton
public class CardShelf implements Explanations {

    /** Of each version; more than the trainer keeps on the topic unless it is told to. */
    static final int REVISIONS = 16;

    private record Slot(String family, int version) {}

    private volatile Map<Slot, Map<Long, HeldCards>> slots = Map.of();

    /**
     * Takes in cards, and lets go of the oldest of their version if there are too many.
     *
     * @param inService the version's revision in service, whose cards are kept; 0 if there is none
     */
    void put(ClusterCards cards, long inService) {
        Slot slot = new Slot(cards.family(), cards.version());
        Map<Long, HeldCards> held = new LinkedHashMap<>(slots.getOrDefault(slot, Map.of()));
        held.remove(cards.revision());
        held.put(cards.revision(), HeldCards.of(cards));
        if (held.size() > REVISIONS) {
            held.keySet().stream().filter(revision -> revision != inService).findFirst().ifPresent(held::remove);
        }
        replace(slot, held);
    }

    void remove(String family, int version, long revision) {
        Slot slot = new Slot(family, version);
        Map<Long, HeldCards> held = new LinkedHashMap<>(slots.getOrDefault(slot, Map.of()));
        if (held.remove(revision) != null) {
            replace(slot, held);
        }
    }

    private void replace(Slot slot, Map<Long, HeldCards> held) {
        Map<Slot, Map<Long, HeldCards>> next = new LinkedHashMap<>(slots);
        if (held.isEmpty()) {
            next.remove(slot);
        } else {
            next.put(slot, held);
        }
        slots = next;
    }

    /** The cards of that very training: a trainer that lost its store begins its revisions again. */
    Optional<HeldCards> of(ServedModel served) {
        ModelManifest manifest = served.manifest();
        Map<Long, HeldCards> held = slots.getOrDefault(new Slot(manifest.family(), manifest.version()), Map.of());
        return Optional.ofNullable(held.get(manifest.revision()))
                .filter(cards -> cards.artefactSha256().equals(manifest.artefactSha256()));
    }

    @Override
    public Explanation explain(ServedModel served, int cluster) {
        Optional<HeldCards> held = of(served);
        if (held.isEmpty()) {
            return new Explanation.Missing(missing(served));
        }
        Explanation card = held.get().byCluster().get(cluster);
        return card == null
                ? new Explanation.Missing("the trainer made no card of cluster " + cluster + " of revision "
                        + served.manifest().revision())
                : card;
    }

    static String missing(ServedModel served) {
        ModelManifest manifest = served.manifest();
        return "the cards of revision " + manifest.revision() + " of version " + manifest.version() + " of "
                + manifest.family() + " have not come yet";
    }
}
