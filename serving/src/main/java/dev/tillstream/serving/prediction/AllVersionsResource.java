package dev.tillstream.serving.prediction;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What all versions of a family say to one point. */
@Path("/v1/families/{family}/predict")
@Tag(name = "Families")
@NonBlocking
public class AllVersionsResource {

    private final ModelLookup lookup;
    private final Explanations explanations;

    AllVersionsResource(ModelLookup lookup, Explanations explanations) {
        this.lookup = lookup;
        this.explanations = explanations;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictWithAllVersions", summary = "The cluster of a point in each version",
            description = "All versions as they are at one moment, one that does not serve yet by its state only, and "
                    + "which of them is the best. The body is an object with a number for each feature.")
    @APIResponse(responseCode = "200", description = "An answer per version",
            content = @Content(schema = @Schema(implementation = VersionsPrediction.class),
                    example = PredictionExamples.ALL_VERSIONS))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "NotJson")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public VersionsPrediction predict(@Parameter(example = "transaction-clusters") @RestPath String family,
            @Parameter(description = "whether to add the card of each cluster in the answer",
                    example = "true") @RestQuery boolean explain,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TransactionPoint.class),
                    examples = @ExampleObject(name = "A sale",
                            value = PredictionExamples.POINT))) FeatureValues body) {
        FamilyModels models = lookup.family(family);
        ServedModel best = lookup.served(models, "best");
        return VersionsPrediction.of(models, best, body, explain ? explanations : null);
    }
}
