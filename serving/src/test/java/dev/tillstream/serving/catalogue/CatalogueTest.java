package dev.tillstream.serving.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tillstream.data.product.Product;
import dev.tillstream.serving.catalogue.CategoryTree.Range;
import dev.tillstream.serving.catalogue.RevisionCatalogue.Neighbour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    private static final List<Product> PRODUCTS = CatalogueEvents.generated(11, 700);
    private static final RevisionCatalogue REVISION = CatalogueEvents.catalogue(PRODUCTS);
    private static final Catalogue CATALOGUE = REVISION.catalogue();
    private static final List<Range> ALL = List.of(new Range(0, CATALOGUE.categories().size()));

    private static final Catalogue FEW = new Catalogue(List.of(
            product("A", "boAt Rockerz 255 Bluetooth Headphones", "Electronics|Audio", null),
            product("B", "Lapster 65W Laptop Charger, Type-C", "Computers|Chargers", 4.0),
            product("C", "Café Machine Deluxe", "Home|Kitchen", 4.0),
            product("D", "USB Cable 1 m", "Computers|Cables", 4.0),
            product("E", "USB CABLE 1 M", "Computers|Cables", null),
            product("F", "MacBook sleeve for notebooks", "Computers|Bags", null),
            product("G", "!!! ???", "Home", null),
            product("H", "Headphones with Bluetooth, foldable", "Electronics|Audio", 4.0)));

    private static Product product(String id, String name, String category, Double rating) {
        return new Product(id, name, category, 100, 200, 50.0, rating, 10, null);
    }

    @ParameterizedTest
    @EnumSource
    void shouldListAllProductsOfACategoryInOrderPageByPage(SortOrder order) {
        // Given
        List<Range> computers = CATALOGUE.categories().find("computers&accessories");
        List<Integer> paged = new ArrayList<>();
        // When
        Catalogue.Page page;
        do {
            page = CATALOGUE.page(computers, order, paged.size(), 7);
            paged.addAll(page.products());
        } while (!page.products().isEmpty());
        // Then
        assertThat(paged).hasSize(page.total()).doesNotHaveDuplicates().hasSize((int) PRODUCTS.stream()
                .filter(product -> product.category().startsWith("Computers&Accessories|")).count());
        assertThat(paged).isEqualTo(CATALOGUE.page(computers, order, 0, 1_000).products());
        assertThat(paged.stream().map(product -> sortKey(order, PRODUCTS.get(product))).toList())
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(CATALOGUE.page(ALL, order, 0, 10_000).products()).hasSameSizeAs(PRODUCTS);
    }

    private static Comparable<Object> sortKey(SortOrder order, Product product) {
        Object key = switch (order) {
            case NAME -> SearchText.of(product.productName());
            case PRICE -> product.discountedPrice();
            case PRICE_DOWN -> -product.discountedPrice();
            case RATING -> product.rating() == null ? 99 : product.rating();
            case RATING_DOWN -> product.rating() == null ? 99 : -product.rating();
            case DISCOUNT -> product.discountPercentage() == null ? 999 : product.discountPercentage();
            case DISCOUNT_DOWN -> product.discountPercentage() == null ? 999 : -product.discountPercentage();
        };
        @SuppressWarnings("unchecked")
        Comparable<Object> comparable = (Comparable<Object>) key;
        return comparable;
    }

    @Test
    void shouldFindEveryProductByItsName() {
        for (int product = 0; product < PRODUCTS.size(); product++) {
            String name = PRODUCTS.get(product).productName();
            assertThat(names(CATALOGUE.matching(name, 10))).as(name).isNotEmpty().containsOnly(name);
            assertThat(CATALOGUE.matching("  " + name.toUpperCase(Locale.ROOT) + "\t", 10)).isNotEmpty()
                    .allSatisfy(found -> assertThat(PRODUCTS.get(found).productName()).isEqualToIgnoringCase(name));
        }
    }

    @Test
    void shouldFindANameThatHasNoWords() {
        assertThat(FEW.matching("!!! ???", 10)).containsExactly(6);
        assertThat(FEW.matching("???", 10)).isEmpty();
    }

    @Test
    void shouldPutTheNameThatIsWrittenSoFirst() {
        assertThat(FEW.matching("USB Cable 1 m", 10)).containsExactly(3, 4);
        assertThat(FEW.matching("USB CABLE 1 M", 10)).containsExactly(4, 3);
    }

    @ParameterizedTest
    @CsvSource({"laptop,1", "LAPTOP charger,1", "charger laptop,1", "lap char,1", "lptop,1", "labtop chrager,1",
            "type c,1", "cafe machine,2", "caffe machine,2", "book,5", "phones,0", "headfones foldable,7",
            "bluetooth foldable headphone please now,7", "macbok sleve,5", "rockerz-255,0"})
    void shouldFindProductsByPartsOfTheirNamesAndWithOtherLetters(String text, int first) {
        assertThat(FEW.matching(text, 10)).first().isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"zzzzqqqq", "wxyzzy plugh", "'*'", "'***'", "'name:usb AND'", "\u0000", "猫猫猫", "x"})
    void shouldFindNothingThatIsLikeNoName(String text) {
        assertThat(FEW.matching(text, 10)).isEmpty();
    }

    @Test
    void shouldAnswerAnyText() {
        // Given
        Random random = new Random(7);
        String words = "usb cable laptop ";
        // Then
        for (String text : List.of(words.repeat(2_000), "a".repeat(20_000), "*?\\~^\"(){}[]".repeat(800),
                "\ud83d".repeat(500), "a\u0301".repeat(5_000))) {
            assertThat(CATALOGUE.matching(text, 10)).as("%.30s", text).hasSizeLessThanOrEqualTo(10);
        }
        for (int i = 0; i < 300; i++) {
            String noise = random.ints(random.nextInt(300), 0, 0x3000).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertThat(CATALOGUE.matching(noise, 10)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void shouldRelateProductsByNameAndCategory() {
        assertThat(FEW.related(0, 3)).startsWith(0, 7);
        assertThat(FEW.related(4, 8)).startsWith(3).contains(1, 5);
    }

    @Test
    void shouldFindTheNearestOfTheSameClusterFirst() {
        for (int product = 0; product < PRODUCTS.size(); product += 17) {
            if (REVISION.cluster(product).isEmpty()) {
                continue;
            }
            // When
            Set<Integer> without = Set.of(product, (product + 1) % PRODUCTS.size());
            List<Neighbour> all = REVISION.nearest(product, without, PRODUCTS.size());
            // Then
            assertThat(all).extracting(Neighbour::product).doesNotHaveDuplicates().doesNotContainAnyElementsOf(without)
                    .hasSize((int) IntStream.range(0, PRODUCTS.size())
                            .filter(i -> REVISION.cluster(i).isPresent() && !without.contains(i)).count());
            assertThat(all).isSortedAccordingTo(Comparator.comparing(Neighbour::otherCluster)
                    .thenComparing(Neighbour::distance));
            assertThat(REVISION.nearest(product, without, 5)).isEqualTo(all.subList(0, 5));
            int anchor = product;
            assertThat(all).allSatisfy(near -> {
                assertThat(near.distance()).isCloseTo(distance(anchor, near.product()), within(1e-9));
                assertThat(near.otherCluster()).isEqualTo(
                        REVISION.cluster(anchor).getAsInt() != REVISION.cluster(near.product()).getAsInt());
            });
        }
    }

    private static double distance(int one, int other) {
        double[] a = scaled(PRODUCTS.get(one));
        double[] b = scaled(PRODUCTS.get(other));
        return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
    }

    private static double[] scaled(Product product) {
        return CatalogueEvents.model().scaler().scale(new double[]{product.discountedPrice(), product.actualPrice(),
                product.discountPercentage() == null
                        ? 100 * (1 - product.discountedPrice() / product.actualPrice())
                        : product.discountPercentage(),
                product.rating(), StrictMath.log1p(product.ratingCount())});
    }

    @Test
    void shouldFindTheNearestPrices() {
        double[] prices = PRODUCTS.stream().mapToDouble(Product::discountedPrice).toArray();
        for (double target : new double[]{0, 1, 99.5, 500, 1_499, 24_000, 1e9, Double.MAX_VALUE}) {
            for (double most : new double[]{0, 10, target / 5, Double.POSITIVE_INFINITY}) {
                // When
                List<Integer> found = CATALOGUE.priced(target, most, 25);
                // Then
                double[] expected = Arrays.stream(prices).map(price -> Math.abs(price - target))
                        .filter(difference -> difference <= most).sorted().limit(25).toArray();
                assertThat(found.stream().mapToDouble(product -> Math.abs(prices[product] - target)).toArray())
                        .as("%s ± %s", target, most).isEqualTo(expected);
                assertThat(new HashSet<>(found)).hasSameSizeAs(found);
            }
        }
    }

    @Test
    void shouldBeEmptyWithoutProducts() {
        // Given
        RevisionCatalogue none = CatalogueEvents.catalogue(List.of());
        // Then
        assertThat(none.catalogue().matching("cable", 10)).isEmpty();
        assertThat(none.catalogue().priced(5, 5, 5)).isEmpty();
        assertThat(none.catalogue().page(List.of(new Range(0, 0)), SortOrder.NAME, 0, 5).total()).isZero();
    }

    private static List<String> names(List<Integer> products) {
        return products.stream().map(product -> PRODUCTS.get(product).productName()).toList();
    }
}
