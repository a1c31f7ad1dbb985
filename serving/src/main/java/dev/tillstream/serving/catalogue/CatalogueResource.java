package dev.tillstream.serving.catalogue;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.http.QueryNumbers;
import dev.tillstream.serving.problem.ProblemException;
import dev.tillstream.serving.problem.ProblemMappers;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** System 3's routes. An answer may look at all products: it is made off the event loop. */
@Path("/api")
@Tag(name = "Product catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CatalogueResource {

    private static final int MOST = 1_000;
    private static final int MOST_OFFSET = 999_999_999;
    private static final String BEST = "best";
    private static final String TWENTY = "20";
    private static final String VERSION = "1, 2, 3 or best: which part of the stream the products are of";
    private static final String LIMIT = "Most products, 1 to 1000";

    private final ServedCatalogues catalogues;
    private final ServingConfig config;

    CatalogueResource(ServedCatalogues catalogues, ServingConfig config) {
        this.catalogues = catalogues;
        this.config = config;
    }

    @GET
    @Path("categories")
    @Operation(operationId = "categories", summary = "The categories with their numbers of products",
            description = "As a tree, where a category counts all that is below it, and as a list of the whole paths that "
                    + "products are directly in. Both add up to the total. Case makes no difference between categories.")
    @APIResponse(responseCode = "200", description = "The categories",
            content = @Content(schema = @Schema(implementation = CategoriesAnswer.class),
                    example = CatalogueExamples.CATEGORIES))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public CategoriesAnswer categories(
            @Parameter(example = BEST, description = VERSION) @RestQuery @DefaultValue(BEST) String version) {
        return CategoriesAnswer.of(catalogues.of(version));
    }

    @GET
    @Path("products")
    @Operation(operationId = "products", summary = "The products of a category, or all",
            description = "Of the category and all below it. A category is named by its path from the first level on, "
                    + "parted by | (%7C), by the end of such a path, or by the name of a single level; in any case. "
                    + "Offsets are good for the revision that the answer names.")
    @APIResponse(responseCode = "200", description = "A page of products; none if there is no such category",
            content = @Content(schema = @Schema(implementation = ProductsPage.class),
                    example = CatalogueExamples.PRODUCTS))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public ProductsPage products(
            @Parameter(example = "Computers&Accessories|Accessories&Peripherals") @RestQuery String category,
            @Parameter(example = BEST, description = VERSION) @RestQuery @DefaultValue(BEST) String version,
            @Parameter(example = TWENTY, description = LIMIT) @RestQuery @DefaultValue(TWENTY) String limit,
            @Parameter(example = "0", description = "How many products to pass over: the next of the page before") //
            @RestQuery @DefaultValue("0") String offset,
            @Parameter(example = "-rating", description = "- for descending; products without the value come last",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"name", "price", "-price", "rating",
                            "-rating", "discount", "-discount"})) //
            @RestQuery @DefaultValue("name") String sort) {
        SortOrder order = SortOrder.of(sort).orElseThrow(() -> QueryNumbers.wrong("sort",
                "is none of " + String.join(", ", SortOrder.texts())));
        int from = QueryNumbers.whole("offset", offset, 0, MOST_OFFSET);
        return ProductsPage.of(catalogues.of(version), category == null || category.isBlank() ? null : category, order,
                from, QueryNumbers.whole("limit", limit, 1, MOST));
    }

    @GET
    @Path("similar_products")
    @Operation(operationId = "similarProducts", summary = "Products like the one of that name",
            description = "'matched' has the products that are meant: those of exactly that name, or else up to ten that "
                    + "have all of its words or their beginnings, or the words within others, or most of them with "
                    + "other letters. 'products' are the nearest to the first of them, in the model's scaled features: "
                    + "those of its cluster first, then by distance. A product that nobody has rated has no point "
                    + "there: then 'products' have like names and near categories, the likest first, and their "
                    + "distance is null. Both lists are empty if nothing is like the name.")
    @APIResponse(responseCode = "200", description = "What is meant, and what is like it",
            content = @Content(schema = @Schema(implementation = SimilarProducts.class),
                    example = CatalogueExamples.SIMILAR))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public SimilarProducts similarProducts(
            @Parameter(example = "usb cable", required = true) @RestQuery String name,
            @Parameter(example = BEST, description = VERSION) @RestQuery @DefaultValue(BEST) String version,
            @Parameter(example = TWENTY, description = LIMIT) @RestQuery @DefaultValue(TWENTY) String limit) {
        if (name == null || name.isBlank()) {
            throw QueryNumbers.wrong("name", "is missing");
        }
        int most = QueryNumbers.whole("limit", limit, 1, MOST);
        return SimilarProducts.of(catalogues.of(version), name, most);
    }

    @GET
    @Path("products_by_price")
    @Operation(operationId = "productsByPrice", summary = "Products at about a price",
            description = "Those whose discounted price is in the range around the target, the nearest first, with the "
                    + "difference to it.")
    @APIResponse(responseCode = "200", description = "The products; none if no price is in the range",
            content = @Content(schema = @Schema(implementation = PricedProducts.class),
                    example = CatalogueExamples.PRICED))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public PricedProducts productsByPrice(
            @Parameter(example = "500", required = true,
                    description = "Rupees") @RestQuery("target_price") String price,
            @Parameter(example = BEST, description = VERSION) @RestQuery @DefaultValue(BEST) String version,
            @Parameter(example = TWENTY, description = LIMIT) @RestQuery @DefaultValue(TWENTY) String limit,
            @Parameter(example = TWENTY, description = "How far a price may be from the target, in percent of it; "
                    + "SERVING_CATALOGUE_PRICE_RANGE_PERCENT (20) if it is not given") @RestQuery String range) {
        double target = QueryNumbers.amount("target_price", price);
        double percent = range == null
                ? config.catalogue().priceRangePercent()
                : QueryNumbers.amount("range", range);
        int most = QueryNumbers.whole("limit", limit, 1, MOST);
        return PricedProducts.of(catalogues.of(version), target, percent, most);
    }

    /** System 3's clients look for {@code error}. */
    @ServerExceptionMapper
    Response error(ProblemException e, UriInfo request) {
        return ProblemMappers.answer(e.withError(), request);
    }
}
