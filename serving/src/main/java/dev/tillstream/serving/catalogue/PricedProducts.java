package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.catalogue.ProductView.Measure;
import dev.tillstream.serving.http.JsonAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Products at about a price.
 *
 * @param range how far a price may be from the target, in percent of it
 */
@Schema(name = "PricedProducts")
record PricedProducts(
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @JsonProperty("target_price") @Schema(examples = "500.0") double targetPrice,
        @Schema(examples = "20.0", description = "Percent of the target price") double range,
        @Schema(description = "The nearest first; each also has the 'difference' of its price to the target") List<ProductView> products)
        implements
        JsonAnswer {

    static PricedProducts of(RevisionCatalogue revision, double target, double range, int limit) {
        double[] prices = revision.catalogue().products().discountedPrices();
        ModelManifest manifest = revision.manifest();
        return new PricedProducts(manifest.version(), manifest.revision(), target, range,
                revision.catalogue().priced(target, target / 100 * range, limit).stream()
                        .map(product -> ProductView.of(revision, product,
                                new Measure("difference", prices[product] - target)))
                        .toList());
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        json.writeNumberField("target_price", targetPrice);
        json.writeNumberField("range", range);
        ProductView.write(json, "products", products);
        json.writeEndObject();
    }
}
