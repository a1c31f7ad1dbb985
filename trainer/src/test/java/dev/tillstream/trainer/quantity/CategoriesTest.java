package dev.tillstream.trainer.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ModelClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoriesTest {

    private static final List<String> NAMES = List.of("low", "medium", "high");

    @Test
    void shouldHaveAThirdOfTheQuantitiesEach() {
        // When
        Categories categories = Categories.ofQuantiles(NAMES, new int[]{9, 1, 5, 3, 2, 7, 4, 8, 6});
        // Then
        assertThat(categories.below()).containsExactly(4, 7);
        assertThat(IntStream.of(-5, 3, 4, 6, 7, 1_000).map(categories::of)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(categories.classes(new long[]{3, 3, 3}))
                .extracting(ModelClass::name, ModelClass::from, ModelClass::below, ModelClass::rows)
                .containsExactly(tuple("low", null, 4.0, 3L), tuple("medium", 4.0, 7.0, 3L),
                        tuple("high", 7.0, null, 3L));
    }

    @Test
    void shouldEndACategoryWithTheLeastQuantityThatSoManyDoNotExceed() {
        assertThat(Categories.ofQuantiles(NAMES, new int[]{10, 20}).below()).containsExactly(11);
        assertThat(Categories.ofQuantiles(NAMES, new int[]{10, 20, 30, 40}).below()).containsExactly(21, 31);
        assertThat(Categories.ofQuantiles(List.of("a", "b"), new int[]{1, 2, 3, 4, 5}).below()).containsExactly(4);
    }

    /** Half of all lines are of one item. */
    @Test
    void shouldLeaveOutACategoryThatNoQuantityFallsInto() {
        // When
        Categories categories = Categories.ofQuantiles(NAMES, new int[]{1, 1, 1, 1, 1, 1, 1, 2, 3});
        // Then
        assertThat(categories.names()).containsExactly("low", "high");
        assertThat(categories.below()).containsExactly(2);
        assertThat(Categories.ofQuantiles(NAMES, new int[]{1, 2, 2, 7, 7, 7}).names()).containsExactly("low",
                "medium");
    }

    @Test
    void shouldHaveOneCategoryOfOneQuantity() {
        assertThat(Categories.ofQuantiles(NAMES, new int[]{6, 6, 6}).names()).containsExactly("low");
        assertThat(Categories.ofQuantiles(NAMES, new int[]{1, 6, 6, 6, 6, 6}).names()).containsExactly("low");
    }

    @Test
    void shouldTakeTheLargestWholeNumber() {
        // When
        Categories categories = Categories.ofQuantiles(NAMES, new int[]{0, 1, Integer.MAX_VALUE});
        // Then
        assertThat(categories.below()).containsExactly(1, 2);
        assertThat(categories.of(Integer.MAX_VALUE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"low", "low,low", "low,", "low,very high", "low,-"})
    void shouldRefuseNamesThatAreNone(String names) {
        assertThatThrownBy(() -> Categories.checked(List.of(names.split(",", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trainer.quantity-category.categories are");
    }
}
