package dev.tillstream.trainer.cards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.event.ClusterCards.Quartiles;
import dev.tillstream.data.event.ClusterCards.TypicalCountry;
import dev.tillstream.data.model.KMeansModel;

/** What a card is made of, gathered point by point. Not thread-safe. */
final class ClusterProfile {

    private static final double NEARLY_ALL = 0.99;
    private static final int TYPICAL = 5;

    private final List<WeightedValues> features = new ArrayList<>();
    private final TypicalProducts products = new TypicalProducts();
    private final SortedMap<String, TypicalCountry> countries = new TreeMap<>();
    private long rows;
    private double revenue;

    /**
     * @param point values of the features
     * @param count rows at the point, or customers
     * @param revenueOfOne what one of them brings
     * @param detail what they are of, as far as that is known
     */
    void add(double[] point, long count, double revenueOfOne, Optional<PointDetail> detail) {
        for (int feature = 0; feature < point.length; feature++) {
            if (features.size() == feature) {
                features.add(new WeightedValues());
            }
            features.get(feature).add(point[feature], count);
        }
        rows += count;
        revenue += count * revenueOfOne;
        detail.ifPresent(known -> {
            products.add(known);
            known.countries().forEach((country, some) -> countries.merge(country,
                    new TypicalCountry(country.equals(PointDetail.NO_COUNTRY) ? null : country, some,
                            some * revenueOfOne),
                    (one, other) -> new TypicalCountry(one.country(), one.rows() + other.rows(),
                            one.revenue() + other.revenue())));
        });
    }

    long rows() {
        return rows;
    }

    double revenue() {
        return revenue;
    }

    /** Rows whose products and countries are known. */
    long detailedRows() {
        return products.rows();
    }

    /**
     * @param allRows of all clusters
     * @param allRevenue of all clusters
     * @param wording of its sentence
     */
    Card card(int cluster, KMeansModel model, long allRows, double allRevenue, CardSentence wording) {
        double share = (double) rows / allRows;
        SortedMap<String, Quartiles> quartiles = new TreeMap<>();
        for (int feature = 0; feature < features.size(); feature++) {
            quartiles.put(model.features().get(feature), features.get(feature).quartiles());
        }
        List<TypicalCountry> typical = countries.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, TypicalCountry>>comparingLong(country -> -country.getValue()
                        .rows()).thenComparing(Map.Entry.comparingByKey()))
                .limit(TYPICAL).map(Map.Entry::getValue).toList();
        Card card = new Card(cluster, rows, share, share >= NEARLY_ALL, centroid(cluster, model), quartiles, revenue,
                allRevenue > 0 ? revenue / allRevenue : null, products.mostFrequent(TYPICAL), products.error(), typical,
                "");
        return wording.on(card, allRows);
    }

    private static SortedMap<String, Double> centroid(int cluster, KMeansModel model) {
        int index = 0;
        while (model.clusterIds()[index] != cluster) {
            index++;
        }
        double[] values = model.scaler().unscale(model.centroids()[index]);
        SortedMap<String, Double> centroid = new TreeMap<>();
        for (int feature = 0; feature < values.length; feature++) {
            centroid.put(model.features().get(feature), values[feature]);
        }
        return centroid;
    }
}
