package dev.tillstream.serving.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.data.product.Product;
import dev.tillstream.serving.catalogue.CategoryTree.Range;

/**
 * The products of a version's rows, of whichever revision. Immutable; with the search index it takes some 480 bytes for
 * each product of the real data, whose names have 127 characters on average, and 380 of 200,000 such products.
 */
final class Catalogue {

    /** Some of the products that were asked for. @param total of them in all */
    record Page(List<Integer> products, int total) {}

    private final ProductColumns products;
    private final CategoryTree categories;
    private final ProductNames names;
    private final Map<SortOrder, int[]> orders = new EnumMap<>(SortOrder.class);
    private final ProductSearch search;

    Catalogue(List<Product> ascending) {
        products = new ProductColumns(ascending);
        categories = CategoryTree.of(products.categories());
        names = new ProductNames(products);
        for (SortOrder order : SortOrder.values()) {
            orders.put(order, order == SortOrder.NAME ? names.byName() : order.sorted(products, names.byName()));
        }
        search = new ProductSearch(products, categories);
    }

    /** @throws dev.tillstream.data.model.ArtefactFormatException if it is no {@link CatalogueJson} */
    static Catalogue read(byte[] bytes) {
        List<Product> ascending = new ArrayList<>();
        CatalogueJson.read(bytes, ascending::add);
        return new Catalogue(ascending);
    }

    ProductColumns products() {
        return products;
    }

    CategoryTree categories() {
        return categories;
    }

    /** Products whose category is in one of the ranges, from the offset on. */
    Page page(List<Range> ranges, SortOrder order, int offset, int limit) {
        int total = ranges.stream().mapToInt(categories::products).sum();
        List<Integer> page = new ArrayList<>();
        int[] sorted = orders.get(order);
        int skipped = 0;
        for (int i = 0; i < sorted.length && page.size() < limit && offset < total; i++) {
            int node = categories.nodeOf(sorted[i]);
            if (ranges.stream().anyMatch(range -> range.contains(node)) && skipped++ >= offset) {
                page.add(sorted[i]);
            }
        }
        return new Page(page, total);
    }

    /**
     * The products that are meant by a text: those of that name, or else those that are like it, the likeliest first.
     *
     * @param limit most products
     */
    List<Integer> matching(String text, int limit) {
        List<Integer> matched = new ArrayList<>();
        for (int product : names.named(text)) {
            if (matched.size() < limit) {
                matched.add(product);
            }
        }
        return matched.isEmpty() ? search.matching(text, limit) : matched;
    }

    /** Products with like names in near categories, the likest first, and the product itself among them. */
    List<Integer> related(int product, int limit) {
        return search.related(product, limit);
    }

    /**
     * Products by the difference of their discounted price to the target, which is at most this; of equally near ones the
     * cheaper first.
     */
    List<Integer> priced(double target, double most, int limit) {
        int[] byPrice = orders.get(SortOrder.PRICE);
        double[] prices = products.discountedPrices();
        int above = firstNotBelow(target, byPrice, prices);
        int below = above - 1;
        List<Integer> found = new ArrayList<>();
        while (found.size() < limit) {
            double under = below < 0 ? Double.POSITIVE_INFINITY : target - prices[byPrice[below]];
            double over = above == byPrice.length ? Double.POSITIVE_INFINITY : prices[byPrice[above]] - target;
            if (Double.isInfinite(Math.min(under, over)) || Math.min(under, over) > most) {
                break;
            }
            found.add(byPrice[under <= over ? below-- : above++]);
        }
        return found;
    }

    private static int firstNotBelow(double target, int[] byPrice, double[] prices) {
        int low = 0;
        int high = byPrice.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (prices[byPrice[middle]] < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
