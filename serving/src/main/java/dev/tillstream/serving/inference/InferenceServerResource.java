package dev.tillstream.serving.inference;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.prediction.ModelLookup;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The server in the Open Inference Protocol, version 2. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open Inference Protocol")
@NonBlocking
public class InferenceServerResource {

    private final ModelLookup lookup;
    private final String version;

    InferenceServerResource(ModelLookup lookup,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.lookup = lookup;
        this.version = version;
    }

    @GET
    @Operation(operationId = "inferenceServer", summary = "The server's name, version and extensions",
            description = "Of the protocol's extensions it has none: tensors are JSON.")
    @APIResponse(responseCode = "200", description = "The server",
            content = @Content(schema = @Schema(implementation = ServerMetadata.class),
                    example = "{\"name\": \"tillstream\", \"version\": \"1.0.0\", \"extensions\": []}"))
    public ServerMetadata server() {
        return new ServerMetadata("tillstream", version, List.of());
    }

    @GET
    @Path("health/live")
    @Operation(operationId = "inferenceServerLive", summary = "Whether the server lives",
            description = "It does when it answers.")
    @APIResponse(responseCode = "200", description = "It lives",
            content = @Content(schema = @Schema(implementation = ServerState.class),
                    example = "{\"live\": true, \"ready\": false}"))
    public ServerState live() {
        return state();
    }

    @GET
    @Path("health/ready")
    @Operation(operationId = "inferenceServerReady", summary = "Whether the server is ready",
            description = "It is once a version of the family that /predict answers from serves.")
    @APIResponse(responseCode = "200", description = "It is ready",
            content = @Content(schema = @Schema(implementation = ServerState.class),
                    example = "{\"live\": true, \"ready\": true}"))
    @APIResponse(responseCode = "503", description = "It is not ready",
            content = @Content(schema = @Schema(implementation = ServerState.class),
                    example = "{\"live\": true, \"ready\": false}"))
    public RestResponse<ServerState> ready() {
        ServerState state = state();
        return RestResponse.status(state.ready() ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE,
                state);
    }

    private ServerState state() {
        return new ServerState(true, lookup.family().best().isPresent());
    }
}
