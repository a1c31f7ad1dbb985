package dev.tillstream.trainer.products;

import java.util.Collections;
import java.util.SortedMap;

import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * The products of some rows.
 *
 * @param byProduct point of each product that is rated, in the order of {@link ProductFeatures#NAMES}; not copied, the
 *        arrays are not to be changed
 * @param rows in all
 * @param products in all
 */
public record ProductPoints(SortedMap<String, double[]> byProduct, long rows, long products) {

    public ProductPoints {
        byProduct = Collections.unmodifiableSortedMap(byProduct);
    }

    /** Rows in whose place a later one of the same product has come. */
    public long replaced() {
        return rows - products;
    }

    public long unrated() {
        return products - byProduct.size();
    }

    /** Distinct points, each with the number of its products. */
    public WeightedPoints distinct() {
        PointCounts counts = new PointCounts(ProductFeatures.NAMES.size());
        byProduct.values().forEach(point -> counts.add(point, 1));
        return counts.sorted();
    }
}
