package dev.tillstream.trainer.store;

import java.io.IOException;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.trainer.problem.Problem;
import dev.tillstream.trainer.store.StoredArtefacts.RevisionMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Says who is in a cluster. */
@Path("/members")
@Tag(name = "Training")
public class MembersResource {

    private static final int MOST = 10_000;
    private static final String EXAMPLE = """
            {"family": "customer-clusters", "version": 3, "revision": 12, "cluster": 2, "size": 40,
             "members": ["12346", "12347", "12351"], "next": "12351"}""";
    private static final String BAD_LIMIT = """
            {"type": "about:blank", "title": "No such limit", "status": 400, "field": "limit",
             "detail": "limit is 0, not 1 to 10000"}""";
    private static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such cluster", "status": 404,
             "detail": "version 3 of customer-clusters has no cluster 7"}""";

    private final StoredArtefacts artefacts;

    MembersResource(StoredArtefacts artefacts) {
        this.artefacts = artefacts;
    }

    @GET
    @Path("/{family}/{version}/{cluster}")
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "getMembers", summary = "List who is in a cluster",
            description = """
                    Of the version's newest revision, in ascending order of their names as texts. The whole of it is the \
                    artefact with the membersSha256 of the manifest; of a cluster of more than 1,000,000, so many are named.""")
    @APIResponse(responseCode = "200", description = "A page of members",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = MembersPage.class),
                    examples = @ExampleObject(name = "customers", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The limit is out of its range",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "no limit", value = BAD_LIMIT)))
    @APIResponse(responseCode = "404",
            description = "No such family, version or cluster, or none whose points have names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "not found", value = NOT_FOUND)))
    public MembersPage members(@Parameter(example = "customer-clusters") @RestPath String family,
            @Parameter(example = "3") @RestPath String version, @Parameter(example = "2") @RestPath String cluster,
            @Parameter(description = "The last name of the page before", example = "12351") @RestQuery String after,
            @Parameter(description = "Most names, 1 to 10000") @RestQuery @DefaultValue("1000") String limit)
            throws IOException {
        int most = limit(limit);
        RevisionMembers found = newest(family, version);
        ClusterMembers.Members members = cluster.matches("\\d{1,9}")
                ? found.members().clusters().get(Integer.parseInt(cluster))
                : null;
        if (members == null) {
            throw notFound("version " + version + " of " + family + " has no cluster " + cluster);
        }
        return MembersPage.of(found.manifest(), Integer.parseInt(cluster), members, after, most);
    }

    private RevisionMembers newest(String family, String version) throws IOException {
        if (!version.matches("[123]")) {
            throw notFound("there is no version '" + version + "', only 1 to 3");
        }
        return artefacts.members(family, Integer.parseInt(version)).orElseThrow(() -> notFound("version " + version
                + " of " + family + " has no members: there is no such family or model, or its points have no names"));
    }

    private static int limit(String text) {
        int limit = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw Problem.of(400, "No such limit", "limit is " + text + ", not 1 to " + MOST).in("limit").asAnswer();
        }
        return limit;
    }

    private static WebApplicationException notFound(String detail) {
        return Problem.of(404, "No such cluster", detail).asAnswer();
    }
}
