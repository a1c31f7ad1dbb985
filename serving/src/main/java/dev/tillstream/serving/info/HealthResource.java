package dev.tillstream.serving.info;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.prediction.ModelLookup;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** System 1's health; orchestrators ask {@code /q/health/live} and {@code /q/health/ready}. */
@Path("/health")
@Tag(name = "Status")
@NonBlocking
public class HealthResource {

    private static final String HEALTHY = """
            {"status": "healthy", "models": {"model_1": "serving", "model_2": "serving", "model_3": "degraded"}}""";
    private static final String WAITING = """
            {"status": "waiting", "models": {"model_1": "empty", "model_2": "empty", "model_3": "empty"}}""";

    private final ModelLookup lookup;
    private final long retryAfter;

    HealthResource(ModelLookup lookup, ServingConfig config) {
        this.lookup = lookup;
        this.retryAfter = Math.max(1, config.retryAfter().toSeconds());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "health", summary = "Whether predictions can be had")
    @APIResponse(responseCode = "200", description = "At least one version serves",
            content = @Content(schema = @Schema(implementation = Health.class), example = HEALTHY))
    @APIResponse(responseCode = "503", description = "No model yet",
            headers = @Header(name = HttpHeaders.RETRY_AFTER, description = "seconds to wait",
                    schema = @Schema(implementation = Integer.class)),
            content = @Content(schema = @Schema(implementation = Health.class), example = WAITING))
    public Response health() {
        FamilyModels family = lookup.family();
        if (family.best().isPresent()) {
            return Response.ok(new Health("healthy", Versions.states(family))).build();
        }
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, retryAfter)
                .entity(new Health("waiting", Versions.states(family))).build();
    }
}
