package dev.tillstream.trainer.cards;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.trainer.digest.WeightedPoints;

/** Makes the cards of models of customers: sizes and shares count customers, and no product or country is named. */
public final class CustomerCards {

    private static final int AMOUNT = CustomerFeatures.NAMES.indexOf("TotalAmount");

    private CustomerCards() {}

    /**
     * The cards of one version's model.
     *
     * @param customers that the model was trained on, by {@link CustomerFeatures}
     */
    public static ClusterCards make(ModelManifest manifest, KMeansModel model, WeightedPoints customers, Clock clock) {
        Map<Integer, ClusterProfile> clusters = new TreeMap<>();
        for (int point = 0; point < customers.size(); point++) {
            double[] values = customers.point(point);
            clusters.computeIfAbsent(model.assign(values).cluster(), cluster -> new ClusterProfile())
                    .add(values, customers.count(point), values[AMOUNT], Optional.empty());
        }
        return CardMaker.cards(manifest, model, clusters, 0, CardSentence.OF_CUSTOMERS, clock);
    }
}
