package dev.tillstream.trainer.cards;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Slice;

/**
 * Makes the cards of models of quantity and price. What a card says of rows, revenue and countries is exact; products are
 * estimated from the sample at each point, with the error that the card states. Not thread-safe.
 */
public final class CardMaker {

    /** More clusters than these have no card, the smallest ones, so that the event stays small. */
    private static final int MOST_CARDS = 100;

    private final DetailDigests digests;
    private final Clock clock;
    private final Map<Integer, GrowingDetails> detailsByVersion = new HashMap<>();

    public CardMaker(DetailDigests digests, Clock clock) {
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * The cards of one version's model.
     *
     * @param slice whose rows the model was trained on
     * @param digested the slice's points: quantity and price first
     * @param trainedOn tells the points that the model was trained on
     */
    public ClusterCards make(Slice slice, ModelManifest manifest, KMeansModel model, WeightedPoints digested,
            Predicate<double[]> trainedOn) {
        List<PointDetails> parts = detailsByVersion
                .computeIfAbsent(slice.version(), version -> new GrowingDetails(digests)).of(slice);
        Map<Integer, ClusterProfile> clusters = new TreeMap<>();
        for (int point = 0; point < digested.size(); point++) {
            double[] values = digested.point(point);
            if (trainedOn.test(values)) {
                double[] features = Arrays.copyOf(values, model.features().size());
                clusters.computeIfAbsent(model.assign(features).cluster(), cluster -> new ClusterProfile())
                        .add(features, digested.count(point), features[0] * features[1], detail(parts, values));
            }
        }
        long withoutDetails = clusters.values().stream().mapToLong(cluster -> cluster.rows() - cluster.detailedRows())
                .sum();
        return cards(manifest, model, clusters, withoutDetails, CardSentence.OF_ROWS, clock);
    }

    /** The cards of the largest clusters. */
    static ClusterCards cards(ModelManifest manifest, KMeansModel model, Map<Integer, ClusterProfile> clusters,
            long withoutDetails, CardSentence wording, Clock clock) {
        long rows = clusters.values().stream().mapToLong(ClusterProfile::rows).sum();
        double revenue = clusters.values().stream().mapToDouble(ClusterProfile::revenue).sum();
        List<Card> cards = new ArrayList<>();
        clusters.entrySet().stream()
                .sorted(Comparator.comparing(cluster -> -cluster.getValue().rows())).limit(MOST_CARDS)
                .sorted(Map.Entry.comparingByKey())
                .forEach(cluster -> cards.add(cluster.getValue().card(cluster.getKey(), model, rows, revenue,
                        wording)));
        return new ClusterCards(manifest.family(), manifest.version(), manifest.revision(), manifest.artefactSha256(),
                rows, revenue, withoutDetails, clusters.size(), cards, clock.instant());
    }

    private static Optional<PointDetail> detail(List<PointDetails> parts, double[] values) {
        List<PointDetail> found = parts.stream().flatMap(part -> part.find(values).stream()).toList();
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        PointDetail together = new PointDetail();
        found.forEach(together::addAll);
        return Optional.of(together);
    }
}
