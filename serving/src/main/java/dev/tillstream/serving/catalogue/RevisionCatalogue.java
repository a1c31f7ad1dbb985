package dev.tillstream.serving.catalogue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.serving.model.ServedModel;

/**
 * A catalogue with each product's cluster and scaled point under one revision's model. Immutable; takes 44 bytes for each
 * product beside the catalogue.
 */
final class RevisionCatalogue {

    /** A product and how far it is from another one in the scaled features. */
    record Neighbour(int product, boolean otherCluster, double distance) {}

    private static final int FEATURES = ProductFeatures.NAMES.size();
    private static final int NO_CLUSTER = -1;
    private static final Comparator<Neighbour> NEAREST = comparing(Neighbour::otherCluster)
            .thenComparing(comparingDouble(Neighbour::distance)).thenComparing(Neighbour::product);

    private final ModelManifest manifest;
    private final Catalogue catalogue;
    private final int[] clusters;
    private final double[] points;

    /** @throws ArtefactFormatException if the model is none of products */
    RevisionCatalogue(ServedModel served, Catalogue catalogue) {
        if (!(served.model() instanceof KMeansModel model) || !model.features().equals(ProductFeatures.NAMES)) {
            throw new ArtefactFormatException("its model is no clustering of products");
        }
        this.manifest = served.manifest();
        this.catalogue = catalogue;
        int size = catalogue.products().size();
        clusters = new int[size];
        points = new double[size * FEATURES];
        for (int product = 0; product < size; product++) {
            Optional<double[]> point = ProductFeatures.point(catalogue.products().product(product));
            clusters[product] = point.isEmpty() ? NO_CLUSTER : model.assign(point.get()).cluster();
            if (point.isPresent()) {
                System.arraycopy(model.scaler().scale(point.get()), 0, points, product * FEATURES, FEATURES);
            }
        }
    }

    ModelManifest manifest() {
        return manifest;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** Empty if it is not rated. */
    OptionalInt cluster(int product) {
        return clusters[product] == NO_CLUSTER ? OptionalInt.empty() : OptionalInt.of(clusters[product]);
    }

    /**
     * The rated products nearest to a rated one: those of its cluster first, then by distance.
     *
     * @param without products that are left out
     */
    List<Neighbour> nearest(int product, Set<Integer> without, int limit) {
        PriorityQueue<Neighbour> farthestFirst = new PriorityQueue<>(NEAREST.reversed());
        for (int other = 0; other < clusters.length; other++) {
            if (clusters[other] != NO_CLUSTER && !without.contains(other)) {
                farthestFirst.add(new Neighbour(other, clusters[other] != clusters[product],
                        distance(product, other)));
                if (farthestFirst.size() > limit) {
                    farthestFirst.remove();
                }
            }
        }
        List<Neighbour> nearest = new ArrayList<>(farthestFirst);
        Collections.sort(nearest, NEAREST);
        return nearest;
    }

    private double distance(int one, int other) {
        double sum = 0;
        for (int feature = 0; feature < FEATURES; feature++) {
            double difference = points[one * FEATURES + feature] - points[other * FEATURES + feature];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
