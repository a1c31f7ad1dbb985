package dev.tillstream.serving.catalogue;

import java.util.List;

import dev.tillstream.data.product.Product;

/**
 * The products of a catalogue by column, in ascending order of their ids: a text for each id and name, one for all of a
 * category, and primitive numbers. Immutable; arrays are not copied, and not to be changed.
 */
final class ProductColumns {

    private final String[] ids;
    private final String[] names;
    private final String[] categories;
    private final double[] discountedPrices;
    private final double[] actualPrices;
    private final double[] discounts;
    private final double[] ratings;
    private final int[] ratingCounts;

    ProductColumns(List<Product> products) {
        int size = products.size();
        ids = products.stream().map(Product::productId).toArray(String[]::new);
        names = products.stream().map(Product::productName).toArray(String[]::new);
        categories = products.stream().map(Product::category).toArray(String[]::new);
        discountedPrices = products.stream().mapToDouble(Product::discountedPrice).toArray();
        actualPrices = products.stream().mapToDouble(Product::actualPrice).toArray();
        discounts = new double[size];
        ratings = new double[size];
        ratingCounts = new int[size];
        for (int i = 0; i < size; i++) {
            Product product = products.get(i);
            discounts[i] = orNaN(product.discountPercentage());
            ratings[i] = orNaN(product.rating());
            ratingCounts[i] = product.ratingCount() == null ? -1 : product.ratingCount();
        }
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }

    int size() {
        return ids.length;
    }

    String name(int product) {
        return names[product];
    }

    /** Of each product. */
    List<String> categories() {
        return List.of(categories);
    }

    double[] discountedPrices() {
        return discountedPrices;
    }

    /** Percent; NaN where there is none. */
    double[] discounts() {
        return discounts;
    }

    /** NaN where there is none. */
    double[] ratings() {
        return ratings;
    }

    /** As it was read, without its description. */
    Product product(int product) {
        return new Product(ids[product], names[product], categories[product], discountedPrices[product],
                actualPrices[product], orNull(discounts[product]), orNull(ratings[product]),
                ratingCounts[product] < 0 ? null : Integer.valueOf(ratingCounts[product]), null);
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

}
