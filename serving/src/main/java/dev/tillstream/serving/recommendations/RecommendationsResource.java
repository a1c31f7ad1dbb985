package dev.tillstream.serving.recommendations;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.tillstream.serving.http.QueryNumbers;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.ProblemException;
import dev.tillstream.serving.problem.ProblemMappers;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** System 5's recommendations. Tens of microseconds of work on arrays in memory: they stay on the event loop. */
@Path("/api/recommendations")
@Tag(name = "Visitors")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class RecommendationsResource {

    private static final int MOST = 100;
    private static final String RESPONSE = """
            {"model": "recommendation_model_3", "version": 3, "revision": 12, "item": 461686, "known": true, \
            "recommendations": [{"itemid": 10572, "score": 0.31, "source": "neighbours"}, \
            {"itemid": 187946, "score": 41.5, "source": "popular"}], \
            "metrics": {"coverage_at_10": 0.61, "ndcg_at_10": 0.22, "recall_at_10": 0.32, \
            "recall_at_10_baseline": 0.02}}""";

    private final ModelLookup lookup;

    RecommendationsResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Operation(operationId = "recommendations", summary = "What somebody may want to look at next",
            description = "Behind an item, for a visitor who has been there before, or for a visitor who looks at an item "
                    + "now. The best first, and none that has been seen. What is missing to the limit is filled up with "
                    + "popular items; whoever is unknown gets these alone, and so does who asks about nothing.")
    @APIResponse(responseCode = "200", description = "The items",
            content = @Content(schema = @Schema(implementation = RecommendationsAnswer.class), example = RESPONSE))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public RecommendationsAnswer recommendations(
            @Parameter(example = "461686", description = "Id of an item") @RestQuery String item,
            @Parameter(description = "Id of a visitor", example = "257597") @RestQuery String visitor,
            @Parameter(description = "Most items, 1 to 100") @RestQuery @DefaultValue("10") String limit,
            @Parameter(example = "best", schema = @Schema(type = SchemaType.STRING, enumeration = {"1", "2", "3",
                    "best"})) @RestQuery @DefaultValue("best") String version) {
        Long itemId = item == null ? null : QueryNumbers.id("item", item);
        Long visitorId = visitor == null ? null : QueryNumbers.id("visitor", visitor);
        int most = QueryNumbers.whole("limit", limit, 1, MOST);
        return RecommendationsAnswer.of(lookup.served(lookup.recommendations(), version), itemId, visitorId, most);
    }

    /** As on the other routes of older systems, clients may look for {@code error}. */
    @ServerExceptionMapper
    Response error(ProblemException e, UriInfo request) {
        return ProblemMappers.answer(e.withError(), request);
    }
}
