package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.product.Product;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product in an answer.
 *
 * @param cluster under the version's model; null if the product is not rated
 * @param measure what else the answer tells of it, and how that is called; null if nothing
 */
@Schema(name = "CatalogueProduct",
        description = "A product; what the source has not is null. Prices are in rupees, the discount in percent.")
record ProductView(
        @JsonProperty("product_id") @Schema(examples = "B08TDJ5BVF") String productId,
        @JsonProperty("product_name") @Schema(examples = "Portable Flexible USB LED Light") String productName,
        @Schema(examples = "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps") String category,
        @JsonProperty("discounted_price") @Schema(examples = "39.0") double discountedPrice,
        @JsonProperty("actual_price") @Schema(examples = "39.0") double actualPrice,
        @JsonProperty("discount_percentage") @Schema(examples = "0.0", nullable = true) Double discountPercentage,
        @Schema(examples = "3.8", nullable = true) Double rating,
        @JsonProperty("rating_count") @Schema(examples = "3344", nullable = true) Integer ratingCount,
        @Schema(examples = "2", nullable = true,
                description = "Under the version's model; null if the product is not rated") Integer cluster,
        @Schema(hidden = true) Measure measure) {

    /** A number that only some answers tell. @param value null if there is none */
    record Measure(String name, Double value) {}

    static ProductView of(RevisionCatalogue catalogue, int number) {
        return of(catalogue, number, null);
    }

    static ProductView of(RevisionCatalogue catalogue, int number, Measure measure) {
        Product product = catalogue.catalogue().products().product(number);
        OptionalInt cluster = catalogue.cluster(number);
        return new ProductView(product.productId(), product.productName(), product.category(),
                product.discountedPrice(), product.actualPrice(), product.discountPercentage(), product.rating(),
                product.ratingCount(), cluster.isEmpty() ? null : Integer.valueOf(cluster.getAsInt()), measure);
    }

    static void write(JsonGenerator json, String name, List<ProductView> products) throws IOException {
        json.writeArrayFieldStart(name);
        for (ProductView product : products) {
            product.writeTo(json);
        }
        json.writeEndArray();
    }

    private void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("product_id", productId);
        json.writeStringField("product_name", productName);
        json.writeStringField("category", category);
        json.writeNumberField("discounted_price", discountedPrice);
        json.writeNumberField("actual_price", actualPrice);
        write(json, "discount_percentage", discountPercentage);
        write(json, "rating", rating);
        json.writeFieldName("rating_count");
        writeWhole(json, ratingCount);
        json.writeFieldName("cluster");
        writeWhole(json, cluster);
        if (measure != null) {
            write(json, measure.name(), measure.value());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static void writeWhole(JsonGenerator json, Integer value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
