package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.catalogue.ProductView.Measure;
import dev.tillstream.serving.http.JsonAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Products that are like one.
 *
 * @param matched what was meant by the name, the likeliest first
 * @param products what is like the first of them, the nearest first
 */
@Schema(name = "SimilarProducts")
record SimilarProducts(
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(description = "What is meant by the name, the likeliest first") List<ProductView> matched,
        @Schema(description = "Like the first of those; each also has its 'distance' to it") List<ProductView> products)
        implements
        JsonAnswer {

    /** More are not shown: they are what else was meant. */
    private static final int MOST_MATCHED = 10;
    private static final String DISTANCE = "distance";

    static SimilarProducts of(RevisionCatalogue revision, String name, int limit) {
        List<Integer> matched = revision.catalogue().matching(name, MOST_MATCHED);
        ModelManifest manifest = revision.manifest();
        return new SimilarProducts(manifest.version(), manifest.revision(),
                matched.stream().map(product -> ProductView.of(revision, product)).toList(),
                matched.isEmpty() ? List.of() : similar(revision, matched, limit));
    }

    private static List<ProductView> similar(RevisionCatalogue revision, List<Integer> matched, int limit) {
        int product = matched.get(0);
        Set<Integer> shown = new HashSet<>(matched);
        if (revision.cluster(product).isPresent()) {
            return revision.nearest(product, shown, limit).stream().map(near -> ProductView.of(revision,
                    near.product(), new Measure(DISTANCE, near.distance()))).toList();
        }
        return revision.catalogue().related(product, limit + shown.size()).stream()
                .filter(other -> !shown.contains(other)).limit(limit)
                .map(other -> ProductView.of(revision, other, new Measure(DISTANCE, null))).toList();
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        ProductView.write(json, "matched", matched);
        ProductView.write(json, "products", products);
        json.writeEndObject();
    }
}
