package dev.tillstream.trainer.store;

import java.io.IOException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import dev.tillstream.trainer.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out artefacts that are too large to travel inside their announcement, and all others too. */
@Path("/artefacts")
@Tag(name = "Training")
public class ArtefactResource {

    private static final String EXAMPLE = """
            {"format": "tillstream-model", "formatVersion": 1, "kind": "k-means", "features": ["quantity", "price"],
             "scaling": {"kind": "standard", "mean": [9.94, 4.65], "scale": [172.71, 123.55]},
             "clusters": [{"cluster": 0, "centroid": [-0.01, -0.02]}, {"cluster": 1, "centroid": [21.4, -0.03]}]}""";
    private static final String NO_DIGEST = """
            {"type": "about:blank", "title": "No digest", "status": 400, "field": "sha256",
             "detail": "a digest is 64 digits and letters from a to f, in lower case"}""";
    private static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such artefact", "status": 404,
             "detail": "no revision that is kept has this artefact; GET /v1/families lists what is served"}""";

    private final StoredArtefacts artefacts;

    ArtefactResource(StoredArtefacts artefacts) {
        this.artefacts = artefacts;
    }

    @GET
    @Path("/{sha256}")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "getArtefact", summary = "Get a model's neutral artefact",
            description = """
                    By the artefactSha256 of its manifest, byte for byte; or by its membersSha256 who is in which \
                    cluster, and by its catalogueSha256 all products. It never changes, and is gone when its revision \
                    falls out of retention.""")
    @APIResponse(responseCode = "200", description = "The artefact, with its digest as ETag",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class),
                    examples = @ExampleObject(name = "k-means", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "The client has it: If-None-Match holds its ETag")
    @APIResponse(responseCode = "400", description = "That is no digest",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no digest", value = NO_DIGEST)))
    @APIResponse(responseCode = "404", description = "No revision that is kept has it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = NOT_FOUND)))
    public Response artefact(
            @Parameter(
                    description = "SHA-256 of the artefact's bytes, in lower-case hexadecimal") @RestPath String sha256,
            @Context Request request) throws IOException {
        if (!StoredArtefacts.isDigest(sha256)) {
            throw Problem.of(400, "No digest", "a digest is 64 digits and letters from a to f, in lower case")
                    .in("sha256").asAnswer();
        }
        byte[] artefact = artefacts.find(sha256).orElseThrow(() -> Problem.of(404, "No such artefact",
                "no revision that is kept has this artefact; GET /v1/families lists what is served").asAnswer());
        EntityTag tag = new EntityTag(sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(artefact, MediaType.APPLICATION_JSON)
                : unchanged;
        return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable").build();
    }
}
