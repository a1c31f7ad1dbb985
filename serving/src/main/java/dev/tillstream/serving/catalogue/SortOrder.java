package dev.tillstream.serving.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How products are listed: those without the value come last, equal ones by name, then by id. */
enum SortOrder {

    NAME("name", products -> (a, b) -> 0), PRICE("price",
            products -> ascending(products.discountedPrices())), PRICE_DOWN("-price",
                    products -> descending(products.discountedPrices())), RATING("rating",
                            products -> ascending(products.ratings())), RATING_DOWN("-rating",
                                    products -> descending(products.ratings())), DISCOUNT("discount",
                                            products -> ascending(products.discounts())), DISCOUNT_DOWN("-discount",
                                                    products -> descending(products.discounts()));

    private final String text;
    private final Function<ProductColumns, Comparator<Integer>> comparator;

    SortOrder(String text, Function<ProductColumns, Comparator<Integer>> comparator) {
        this.text = text;
        this.comparator = comparator;
    }

    static Optional<SortOrder> of(String text) {
        return Arrays.stream(values()).filter(order -> order.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(order -> order.text).toList();
    }

    /** The products in this order. @param byName in the order of their names */
    int[] sorted(ProductColumns products, int[] byName) {
        Integer[] sorted = Arrays.stream(byName).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, comparator.apply(products));
        return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    }

    /** NaN is the greatest double, and so the last one. */
    private static Comparator<Integer> ascending(double[] values) {
        return (a, b) -> Double.compare(values[a], values[b]);
    }

    private static Comparator<Integer> descending(double[] values) {
        return (a, b) -> Double.compare(-values[a], -values[b]);
    }
}
