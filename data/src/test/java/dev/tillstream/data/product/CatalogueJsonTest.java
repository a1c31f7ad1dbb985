package dev.tillstream.data.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.tillstream.data.generator.ProductGenerator;
import dev.tillstream.data.model.ArtefactFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueJsonTest {

    private static final String START = "{\"format\":\"tillstream-catalogue\",\"formatVersion\":1,";

    @Test
    void shouldReadWhatItWrote() {
        // Given
        Product rated = new Product("B1", "a \"lamp\"", "Home|Lamps", 75.5, 100, 24.5, 4.1, 9, "left out");
        Product bare = new Product("A2", "ü", "Home", 0, 1e9, null, null, null, null);
        // When
        byte[] bytes = CatalogueJson.write(List.of(rated, bare));
        // Then
        assertThat(new String(bytes, UTF_8)).isEqualTo("""
                {"format":"tillstream-catalogue","formatVersion":1,"categories":["Home","Home|Lamps"],\
                "fields":["product_id","product_name","category","discounted_price","actual_price",\
                "discount_percentage","rating","rating_count"],"products":[\
                ["A2","ü",0,0.0,1.0E9,null,null,null],["B1","a \\"lamp\\"",1,75.5,100.0,24.5,4.1,9]]}""");
        assertThat(read(bytes)).containsExactly(bare,
                new Product("B1", "a \"lamp\"", "Home|Lamps", 75.5, 100, 24.5, 4.1, 9, null));
    }

    @Test
    void shouldHaveEqualBytesForEqualProductsInAnyOrder() {
        // Given
        List<Product> products = new ArrayList<>();
        ProductGenerator.generate(5, 300, products::add);
        List<Product> each = new ArrayList<>(products.stream()
                .collect(Collectors.toMap(Product::productId, p -> p, (a, b) -> b)).values());
        byte[] bytes = CatalogueJson.write(each);
        // When
        Collections.reverse(each);
        // Then
        assertThat(CatalogueJson.write(each)).isEqualTo(bytes);
        assertThat(CatalogueJson.write(read(bytes))).isEqualTo(bytes);
    }

    @Test
    void shouldRefuseToWriteAProductTwice() {
        Product lamp = new Product("A", "a lamp", "Home", 1, 1, null, null, null, null);
        assertThatThrownBy(() -> CatalogueJson.write(List.of(lamp, lamp)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("product A is there twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\'', value = {
            "?@Unexpected character",
            "[]@no object",
            "{\"format\":\"tillstream-model\"}@'''format'' is not ''tillstream-catalogue'''",
            "{\"format\":\"tillstream-catalogue\",\"formatVersion\":2}@format version 2",
            "{\"products\":[]}@'''format'' is not'",
            "START\"fields\":[]}@no 'products'",
            "START\"categories\":{}}@no array",
            "START\"categories\":[1]}@no text",
            "START\"products\":[]} {}@follows",
            "START\"products\":[7]}@no product",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,1,1,null,null,null@Unexpected end",
            "START\"products\":[[\"A\",\"n\",0,1,1,null,null,null]]}@category that is not there",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",7]]}@not both texts",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,null,1]]}@has no price",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,-1,1,null,null,null]]}@not a price",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,1,1,\"x\",null,null]]}@no number",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,1,1,null,null,0.5]]}@no whole number",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,1,1,null,null,null,1]]}@more than 8 fields",
            "START\"categories\":[\"C\"],\"products\":[[\"A\",\"n\",0,1,1,null,null,null],[\"A\",\"n\",0,1,1,null,null,null]]}@not in order"})
    void shouldRefuseWhatIsNoCatalogue(String text, String why) {
        assertThatThrownBy(() -> read(text.replace("START", START).getBytes(UTF_8)))
                .isInstanceOf(ArtefactFormatException.class).hasMessageContaining(why);
    }

    private static List<Product> read(byte[] bytes) {
        List<Product> products = new ArrayList<>();
        CatalogueJson.read(bytes, products::add);
        return products;
    }
}
