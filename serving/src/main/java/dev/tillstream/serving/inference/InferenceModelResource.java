package dev.tillstream.serving.inference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.serving.http.ErrorAnswer;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What models there are, in the Open Inference Protocol, version 2: a family is a model. */
@Path("/v2/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open Inference Protocol")
@NonBlocking
public class InferenceModelResource {

    private static final String BEST = "best";

    private final ModelLookup lookup;

    InferenceModelResource(ModelLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "inferenceModel", summary = "A model's inputs and outputs",
            description = "Of the version with the highest silhouette.")
    @APIResponse(responseCode = "200", description = "The model",
            content = @Content(schema = @Schema(implementation = ModelMetadata.class),
                    example = InferenceExamples.MODEL))
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "503", ref = "NoModelYetError")
    public ModelMetadata model(@Parameter(example = "transaction-clusters") @RestPath String name) {
        return metadata(name, BEST);
    }

    @GET
    @Path("{name}/versions/{version}")
    @Operation(operationId = "inferenceModelVersion", summary = "The inputs and outputs of a model's version",
            description = "Versions are 1, 2 and 3.")
    @APIResponse(responseCode = "200", description = "The model",
            content = @Content(schema = @Schema(implementation = ModelMetadata.class),
                    example = InferenceExamples.MODEL))
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "503", ref = "NoModelYetError")
    public ModelMetadata modelVersion(@Parameter(example = "transaction-clusters") @RestPath String name,
            @Parameter(example = "3") @RestPath String version) {
        return metadata(name, version);
    }

    @GET
    @Path("{name}/ready")
    @Operation(operationId = "inferenceModelReady", summary = "Whether a model is ready",
            description = "It is when one of its versions serves.")
    @APIResponse(responseCode = "200", description = "It is ready",
            content = @Content(schema = @Schema(implementation = ModelState.class), example = InferenceExamples.READY))
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "503", description = "It is not ready",
            content = @Content(schema = @Schema(implementation = ModelState.class),
                    example = InferenceExamples.NOT_READY))
    public RestResponse<ModelState> ready(@Parameter(example = "transaction-clusters") @RestPath String name) {
        return state(name, lookup.family(name).best().isPresent());
    }

    @GET
    @Path("{name}/versions/{version}/ready")
    @Operation(operationId = "inferenceModelVersionReady", summary = "Whether a version of a model is ready",
            description = "Versions are 1, 2 and 3.")
    @APIResponse(responseCode = "200", description = "It is ready",
            content = @Content(schema = @Schema(implementation = ModelState.class), example = InferenceExamples.READY))
    @APIResponse(responseCode = "404", ref = "NotFoundError")
    @APIResponse(responseCode = "503", description = "It is not ready",
            content = @Content(schema = @Schema(implementation = ModelState.class),
                    example = InferenceExamples.NOT_READY))
    public RestResponse<ModelState> versionReady(@Parameter(example = "transaction-clusters") @RestPath String name,
            @Parameter(example = "3") @RestPath String version) {
        return state(name, lookup.family(name).served(lookup.version(version)).isPresent());
    }

    private ModelMetadata metadata(String name, String version) {
        FamilyModels family = lookup.family(name);
        return ModelMetadata.of(family, lookup.served(family, version));
    }

    private static RestResponse<ModelState> state(String name, boolean ready) {
        return RestResponse.status(ready ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE,
                new ModelState(name, ready));
    }

    @ServerExceptionMapper
    Response error(ProblemException e) {
        return ErrorAnswer.of(e);
    }
}
