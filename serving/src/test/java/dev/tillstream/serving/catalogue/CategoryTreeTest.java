package dev.tillstream.serving.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.serving.catalogue.CategoryTree.Range;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

    private final CategoryTree tree = CategoryTree.of(List.of("Computers|Cables|USB", "Electronics|Audio",
            "computers | cables", "Electronics|Cables|HDMI", "Computers|Cables|USB", "Electronics",
            "Electronics|Audio|Cables", "Toys & Games"));

    @Test
    void shouldCountWhatIsBelowEachCategoryWithoutRegardToCase() {
        assertThat(tree.roots()).extracting(tree::name).containsExactly("Computers", "Electronics", "Toys & Games");
        assertThat(tree.roots()).extracting(node -> tree.products(tree.range(node))).containsExactly(3, 4, 1);
        assertThat(tree.children(tree.roots().get(0))).extracting(tree::path).containsExactly("Computers|Cables");
        assertThat(tree.products(new Range(0, tree.size()))).isEqualTo(8);
        assertThat(IntStream.range(0, tree.size()).map(tree::ownProducts).sum()).isEqualTo(8);
        assertThat(tree.path(tree.nodeOf(2))).isEqualTo("Computers|Cables");
        assertThat(tree.ownProducts(tree.nodeOf(2))).isEqualTo(1);
    }

    @Test
    void shouldFindAPathByWholeLevels() {
        assertThat(paths("Computers|Cables")).containsExactly("Computers|Cables");
        assertThat(paths("COMPUTERS|cables|")).containsExactly("Computers|Cables");
        assertThat(paths("Computers|Cab")).isEmpty();
        assertThat(paths("Computers|USB")).isEmpty();
        assertThat(paths("Electronics")).containsExactly("Electronics");
        assertThat(paths("toys & games")).containsExactly("Toys & Games");
    }

    @Test
    void shouldFindLevelsAnywhereWhereNoPathBeginsSo() {
        assertThat(paths("Cables")).containsExactly("Computers|Cables", "Electronics|Audio|Cables",
                "Electronics|Cables");
        assertThat(paths("cables|usb")).containsExactly("Computers|Cables|USB");
        assertThat(paths("nothing")).isEmpty();
    }

    @Test
    void shouldNotCountACategoryTwiceThatIsBelowOneOfTheSameName() {
        // Given
        CategoryTree nested = CategoryTree.of(List.of("A|Cables|Cables", "A|Cables", "B"));
        // Then
        assertThat(nested.find("cables").stream().mapToInt(nested::products).sum()).isEqualTo(2);
    }

    @Test
    void shouldTakeAnyText() {
        // Given
        CategoryTree odd = CategoryTree.of(List.of("|", "||a||", "a|".repeat(5_000), "\u0000"));
        // Then
        assertThat(odd.products(new Range(0, odd.size()))).isEqualTo(4);
        assertThat(odd.find("|")).hasSize(1);
        assertThat(odd.find("x|".repeat(5_000))).isEmpty();
        assertThat(CategoryTree.of(List.of()).find("a")).isEmpty();
    }

    private List<String> paths(String category) {
        return tree.find(category).stream().map(range -> tree.path(range.from())).toList();
    }
}
