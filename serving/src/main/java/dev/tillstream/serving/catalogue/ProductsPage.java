package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.catalogue.CategoryTree.Range;
import dev.tillstream.serving.http.JsonAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some products of a category.
 *
 * @param categories whole paths of what was asked for; none if there is no such category, or none was named
 * @param total products in all pages
 * @param next the offset of the next page; null if this is the last one
 */
@Schema(name = "ProductsPage")
record ProductsPage(
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(description = "What is meant by the category; none if there is no such one") List<String> categories,
        @Schema(examples = "376", description = "In all pages") int total,
        @Schema(examples = "0") int offset,
        @Schema(examples = "20", nullable = true,
                description = "Offset of the next page; null if this is the last one") Integer next,
        List<ProductView> products)
        implements
        JsonAnswer {

    /** @param category null for all products */
    static ProductsPage of(RevisionCatalogue revision, String category, SortOrder order, int offset, int limit) {
        CategoryTree tree = revision.catalogue().categories();
        List<Range> meant = category == null ? List.of(new Range(0, tree.size())) : tree.find(category);
        Catalogue.Page page = revision.catalogue().page(meant, order, offset, limit);
        List<String> paths = category == null
                ? List.of()
                : meant.stream().map(range -> tree.path(range.from())).toList();
        int end = offset + page.products().size();
        ModelManifest manifest = revision.manifest();
        return new ProductsPage(manifest.version(), manifest.revision(), paths, page.total(), offset,
                end < page.total() && end > offset ? Integer.valueOf(end) : null,
                page.products().stream().map(product -> ProductView.of(revision, product)).toList());
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        json.writeArrayFieldStart("categories");
        for (String path : categories) {
            json.writeString(path);
        }
        json.writeEndArray();
        json.writeNumberField("total", total);
        json.writeNumberField("offset", offset);
        if (next == null) {
            json.writeNullField("next");
        } else {
            json.writeNumberField("next", next);
        }
        ProductView.write(json, "products", products);
        json.writeEndObject();
    }
}
