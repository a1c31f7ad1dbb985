package dev.tillstream.trainer.products;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * The products of some rows.
 *
 * @param all of them, rated or not, in ascending order of their ids
 * @param byProduct point of each product that is rated, in the order of {@link ProductFeatures#NAMES}; not copied, the
 *        arrays are not to be changed
 * @param rows in all
 */
public record ProductPoints(List<Product> all, SortedMap<String, double[]> byProduct, long rows) {

    public ProductPoints {
        all = List.copyOf(all);
        byProduct = Collections.unmodifiableSortedMap(byProduct);
    }

    /** @param products each of them once, in ascending order of their ids */
    static ProductPoints of(Collection<Product> products, long rows) {
        SortedMap<String, double[]> points = new TreeMap<>();
        products.forEach(product -> ProductFeatures.point(product)
                .ifPresent(point -> points.put(product.productId(), point)));
        return new ProductPoints(List.copyOf(products), points, rows);
    }

    /** Rows in whose place a later one of the same product has come. */
    public long replaced() {
        return rows - all.size();
    }

    public long unrated() {
        return all.size() - byProduct.size();
    }

    /** All products, as {@link CatalogueJson}. */
    public byte[] catalogue() {
        return CatalogueJson.write(all);
    }

    /** Distinct points, each with the number of its products. */
    public WeightedPoints distinct() {
        PointCounts counts = new PointCounts(ProductFeatures.NAMES.size());
        byProduct.values().forEach(point -> counts.add(point, 1));
        return counts.sorted();
    }
}
