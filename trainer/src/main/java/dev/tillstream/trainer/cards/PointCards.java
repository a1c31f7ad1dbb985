package dev.tillstream.trainer.cards;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.trainer.digest.WeightedPoints;

/** Makes the cards of models whose points are no rows: sizes and shares count what the points stand for. */
public final class PointCards {

    private static final int AMOUNT = CustomerFeatures.NAMES.indexOf("TotalAmount");

    private PointCards() {}

    /**
     * The cards of one version's model of customers; no product or country is named.
     *
     * @param customers that the model was trained on, by {@link CustomerFeatures}
     */
    public static ClusterCards ofCustomers(ModelManifest manifest, KMeansModel model, WeightedPoints customers,
            Clock clock) {
        return make(manifest, model, customers, values -> values[AMOUNT], CardSentence.OF_CUSTOMERS, clock);
    }

    /**
     * The cards of one version's model of products; nobody has bought them, so that there is no revenue.
     *
     * @param products that the model was trained on, by {@link dev.tillstream.data.product.ProductFeatures}
     */
    public static ClusterCards ofProducts(ModelManifest manifest, KMeansModel model, WeightedPoints products,
            Clock clock) {
        return make(manifest, model, products, values -> 0, CardSentence.OF_PRODUCTS, clock);
    }

    /**
     * The cards of one version's model of visitors, whose purchases have no price.
     *
     * @param visitors that the model was trained on, by {@link dev.tillstream.data.visitor.VisitorFeatures}
     */
    public static ClusterCards ofVisitors(ModelManifest manifest, KMeansModel model, WeightedPoints visitors,
            Clock clock) {
        return make(manifest, model, visitors, values -> 0, CardSentence.OF_VISITORS, clock);
    }

    private static ClusterCards make(ModelManifest manifest, KMeansModel model, WeightedPoints points,
            ToDoubleFunction<double[]> revenue, CardSentence wording, Clock clock) {
        Map<Integer, ClusterProfile> clusters = new TreeMap<>();
        for (int point = 0; point < points.size(); point++) {
            double[] values = points.point(point);
            clusters.computeIfAbsent(model.assign(values).cluster(), cluster -> new ClusterProfile())
                    .add(values, points.count(point), revenue.applyAsDouble(values), Optional.empty());
        }
        return CardMaker.cards(manifest, model, clusters, 0, wording, clock);
    }
}
