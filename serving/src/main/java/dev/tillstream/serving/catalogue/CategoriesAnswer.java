package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.http.JsonAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The categories of a version's products.
 *
 * @param total products in all, which the uppermost categories add up to, and so do the paths
 * @param categories the uppermost ones
 * @param paths those that products are directly in
 */
@Schema(name = "Categories")
record CategoriesAnswer(
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(examples = "1351", description = "Products in all") int total,
        List<Category> categories,
        @Schema(description = "Whole paths that products are directly in; they add up to the total") List<Path> paths)
        implements
        JsonAnswer {

    /** A category. @param products in it and all below it */
    @Schema(name = "Category")
    record Category(
            @Schema(examples = "Accessories&Peripherals") String name,
            @Schema(examples = "Computers&Accessories|Accessories&Peripherals") String path,
            @Schema(examples = "376", description = "In it and below it") int products,
            List<Category> children) {}

    /** A category that products are directly in. */
    @Schema(name = "CategoryPath")
    record Path(
            @Schema(examples = "Computers&Accessories|Accessories&Peripherals|USBGadgets|Lamps") String path,
            @Schema(examples = "2") int products) {}

    static CategoriesAnswer of(RevisionCatalogue catalogue) {
        CategoryTree tree = catalogue.catalogue().categories();
        ModelManifest manifest = catalogue.manifest();
        return new CategoriesAnswer(manifest.version(), manifest.revision(), catalogue.catalogue().products().size(),
                categories(tree, tree.roots()),
                IntStream.range(0, tree.size()).filter(node -> tree.ownProducts(node) > 0)
                        .mapToObj(node -> new Path(tree.path(node), tree.ownProducts(node))).toList());
    }

    private static List<Category> categories(CategoryTree tree, List<Integer> nodes) {
        return nodes.stream().map(node -> new Category(tree.name(node), tree.path(node),
                tree.products(tree.range(node)), categories(tree, tree.children(node)))).toList();
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        json.writeNumberField("total", total);
        write(json, "categories", categories);
        json.writeArrayFieldStart("paths");
        for (Path path : paths) {
            json.writeStartObject();
            json.writeStringField("path", path.path());
            json.writeNumberField("products", path.products());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Category> categories) throws IOException {
        json.writeArrayFieldStart(name);
        for (Category category : categories) {
            json.writeStartObject();
            json.writeStringField("name", category.name());
            json.writeStringField("path", category.path());
            json.writeNumberField("products", category.products());
            write(json, "children", category.children());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
