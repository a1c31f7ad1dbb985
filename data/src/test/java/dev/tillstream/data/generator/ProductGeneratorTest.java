package dev.tillstream.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductGeneratorTest {

    @Test
    void shouldMakeTheSameRowsOnEveryMachine() {
        MessageDigest digest = Sha256.start();
        RowJson<Product> json = new RowJson<>(Products.DATASET);
        ProductGenerator.generate(42, ProductGenerator.FULL_SIZE, row -> digest.update(json.encode(row)));
        assertThat(Sha256.finish(digest)).isEqualTo("6d4fee8eb0a861f5f13a8fbf4dffd32654a55162cf3af1856291c4217f974622");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 1_000})
    void shouldMakeExactlyAsManyRowsAsAsked(int count) {
        assertThat(rows(1, count)).hasSize(count);
    }

    @Test
    void shouldMakeOtherRowsFromAnotherSeed() {
        assertThat(rows(1, 100)).isNotEqualTo(rows(2, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> rows(1, -1));
    }

    /** 1,351 products in 1,465 rows. */
    @Test
    void shouldHaveTheQuirksOfTheRealTable() {
        // When
        List<Product> rows = rows(1, (int) ProductGenerator.FULL_SIZE);
        // Then
        assertThat(rows.stream().map(Product::productId).distinct().count()).isBetween(1_300L, 1_400L);
        assertThat(rows).allSatisfy(row -> assertThat(row.actualPrice()).isGreaterThanOrEqualTo(row.discountedPrice()));
        assertThat(rows).anyMatch(row -> row.rating() == null).anyMatch(row -> row.discountPercentage() == 0)
                .anyMatch(row -> row.ratingCount() != null && row.ratingCount() > 100_000);
        assertThat(rows.stream().map(row -> row.category().split("\\|")[0]).distinct()).contains("Electronics",
                "Computers&Accessories", "Home&Kitchen").hasSizeGreaterThan(5);
    }

    @Test
    void shouldGiveAProductThatComesAgainTheSameNameAndAnotherPrice() {
        // Given
        Map<String, Product> known = new HashMap<>();
        List<Boolean> samePrice = new ArrayList<>();
        // When
        for (Product row : rows(1, 2_000)) {
            Product before = known.put(row.productId(), row);
            if (before != null) {
                assertThat(row.productName()).isEqualTo(before.productName());
                assertThat(row.category()).isEqualTo(before.category());
                samePrice.add(row.discountedPrice() == before.discountedPrice());
            }
        }
        // Then
        assertThat(samePrice).hasSizeGreaterThan(100).contains(false);
    }

    private static List<Product> rows(long seed, int count) {
        List<Product> rows = new ArrayList<>();
        ProductGenerator.generate(seed, count, rows::add);
        return rows;
    }
}
