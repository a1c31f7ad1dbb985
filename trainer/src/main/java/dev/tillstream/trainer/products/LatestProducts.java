package dev.tillstream.trainer.products;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.product.StoredProduct;

/** The latest row of each product of some rows. Rows that come later have to be added later. Not thread-safe. */
public final class LatestProducts {

    /** In the place of a point: the product is not rated. */
    static final double[] UNRATED = {};

    private final Map<String, double[]> points = new HashMap<>();
    private long rows;

    void add(StoredProduct row) {
        put(row.productId(), row.isRated() ? row.point() : UNRATED);
        rows++;
    }

    void addAll(LatestProducts later) {
        points.putAll(later.points);
        rows += later.rows;
    }

    void put(String productId, double[] point) {
        points.put(productId, point);
    }

    void setRows(long all) {
        rows = all;
    }

    long rows() {
        return rows;
    }

    /** By product, in ascending order: equal products have equal bytes. */
    SortedMap<String, double[]> points() {
        return new TreeMap<>(points);
    }

    /** The points of these rows and some later ones. */
    ProductPoints pointsWith(LatestProducts later) {
        SortedMap<String, double[]> all = points();
        all.putAll(later.points);
        long products = all.size();
        all.values().removeIf(point -> point == UNRATED);
        return new ProductPoints(all, rows + later.rows, products);
    }
}
