package dev.tillstream.serving.info;

import static jakarta.ws.rs.core.HttpHeaders.IF_NONE_MATCH;

import java.util.Collection;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModels;
import dev.tillstream.serving.model.SlotState;
import dev.tillstream.serving.prediction.ModelLookup;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is in service, what was refused and why. */
@Path("/v1/families")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Families")
@NonBlocking
public class FamiliesResource {

    /** All families that have been announced. */
    public record Families(List<FamilyView> families) {}

    private static final String VERSION = """
            {"version": 3, "state": "degraded", "revision": 12, "offset": 35, "refusal": {"revision": 13, \
            "offset": 38, "reason": "the artefact's SHA-256 is 00…, not 4f… as announced"}, \
            "manifest": {"family": "transaction-clusters", "version": 3, "revision": 12, "dataset": "online-retail", \
            "algorithm": "k-means", "features": ["quantity", "price"], "dataSize": 34754}}""";
    private static final String FAMILY = "{\"family\": \"transaction-clusters\", \"best\": 3, \"versions\": [" + VERSION
            + "]}";
    private static final String FAMILIES = "{\"families\": [" + FAMILY + "]}";

    private final ServedModels models;
    private final ModelLookup lookup;

    FamiliesResource(ServedModels models, ModelLookup lookup) {
        this.models = models;
        this.lookup = lookup;
    }

    @GET
    @Operation(operationId = "families", summary = "All families with their versions")
    @APIResponse(responseCode = "200", description = "All families",
            content = @Content(schema = @Schema(implementation = Families.class), example = FAMILIES))
    @APIResponse(responseCode = "304", description = "As the client has it, by If-None-Match")
    public RestResponse<Families> families(@RestHeader(IF_NONE_MATCH) @Parameter(hidden = true) String known) {
        Collection<FamilyModels> all = models.all();
        return ModelTags.answer(ModelTags.of(all), known, new Families(all.stream().map(FamilyView::of).toList()));
    }

    @GET
    @Path("{family}")
    @Operation(operationId = "family", summary = "A family with its versions")
    @APIResponse(responseCode = "200", description = "The family",
            content = @Content(schema = @Schema(implementation = FamilyView.class), example = FAMILY))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "304", description = "As the client has it, by If-None-Match")
    public RestResponse<FamilyView> family(@Parameter(example = "transaction-clusters") @RestPath String family,
            @RestHeader(IF_NONE_MATCH) @Parameter(hidden = true) String known) {
        FamilyModels found = lookup.family(family);
        return ModelTags.answer(ModelTags.of(List.of(found)), known, FamilyView.of(found));
    }

    @GET
    @Path("{family}/versions/{version}")
    @Operation(operationId = "version", summary = "A version: its state, its manifest, its latest refusal")
    @APIResponse(responseCode = "200", description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class), example = VERSION))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "304", description = "As the client has it, by If-None-Match")
    public RestResponse<VersionView> version(@Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(example = "3") @RestPath String version,
            @RestHeader(IF_NONE_MATCH) @Parameter(hidden = true) String known) {
        FamilyModels models = lookup.family(family);
        int number = lookup.version(version);
        SlotState slot = models.slot(number);
        return ModelTags.answer(ModelTags.of(slot), known, VersionView.of(number, slot));
    }
}
