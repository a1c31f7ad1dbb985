package dev.tillstream.trainer.products;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.StoredProduct;

/**
 * The latest row of each product of some rows, without its description. Rows that come later have to be added later. Not
 * thread-safe.
 */
public final class LatestProducts {

    private final Map<String, Product> latest = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private long rows;

    void add(StoredProduct row) {
        put(row.withoutDescription());
        rows++;
    }

    void addAll(LatestProducts later) {
        later.latest.values().forEach(this::put);
        rows += later.rows;
    }

    /** There are few categories, with long names: products share them. */
    void put(Product product) {
        String category = categories.computeIfAbsent(product.category(), text -> text);
        latest.put(product.productId(), category == product.category()
                ? product
                : new Product(product.productId(), product.productName(), category, product.discountedPrice(),
                        product.actualPrice(), product.discountPercentage(), product.rating(), product.ratingCount(),
                        null));
    }

    void setRows(long all) {
        rows = all;
    }

    long rows() {
        return rows;
    }

    /** In ascending order of their ids: equal products have equal bytes. */
    Collection<Product> ascending() {
        return latest.values().stream().sorted(Comparator.comparing(Product::productId)).toList();
    }

    /** The products of these rows and some later ones. */
    ProductPoints pointsWith(LatestProducts later) {
        SortedMap<String, Product> all = new TreeMap<>(latest);
        all.putAll(later.latest);
        return ProductPoints.of(all.values(), rows + later.rows);
    }
}
