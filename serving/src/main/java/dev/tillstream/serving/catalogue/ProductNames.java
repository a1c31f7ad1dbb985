package dev.tillstream.serving.catalogue;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Products in the order of their names as {@link SearchText}; equal ones by name as it is written, then by id. */
final class ProductNames {

    private final ProductColumns products;
    private final int[] byName;

    ProductNames(ProductColumns products) {
        this.products = products;
        String[] texts = IntStream.range(0, products.size()).mapToObj(i -> SearchText.of(products.name(i)))
                .toArray(String[]::new);
        byName = IntStream.range(0, products.size()).boxed()
                .sorted(Comparator.<Integer, String>comparing(i -> texts[i]).thenComparing(products::name)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
    }

    /** All products; not copied, and not to be changed. */
    int[] byName() {
        return byName;
    }

    /** The products of that name, in whatever case; those that are written so come first. */
    int[] named(String name) {
        String text = SearchText.of(name);
        int first = firstNotBefore(text);
        int end = first;
        while (end < byName.length && SearchText.of(products.name(byName[end])).equals(text)) {
            end++;
        }
        return IntStream.range(first, end).mapToObj(i -> byName[i])
                .sorted(Comparator.comparing(product -> !products.name(product).equals(name)))
                .mapToInt(Integer::intValue).toArray();
    }

    private int firstNotBefore(String text) {
        int low = 0;
        int high = byName.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (SearchText.of(products.name(byName[middle])).compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
