package dev.tillstream.serving.members;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.serving.http.QueryNumbers;
import dev.tillstream.serving.info.AcceptHeader;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import dev.tillstream.serving.supplement.SupplementState;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Says who is in a cluster, and in which clusters somebody is. */
@Path("/v1/families/{family}")
@Tag(name = "Families")
public class MembersResource {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int MOST = 10_000;
    private static final int HIGHEST = 999_999_999;
    private static final String PAGE = """
            {"family": "customer-clusters", "version": 3, "revision": 12, "cluster": 2, "size": 40, \
            "members": ["12346", "12347", "12351"], "next": "12351"}""";
    private static final String TABLE = "CustomerID,Cluster,Version,Revision\r\n12346,2,3,12\r\n";
    private static final String CUSTOMER = """
            {"family": "customer-clusters", "customer": "12346", "clusters": [{"version": 3, "revision": 12, \
            "cluster": 2}], "unavailable": []}""";

    private final MembersLookup lookup;

    MembersResource(MembersLookup lookup) {
        this.lookup = lookup;
    }

    /** A page may be long: it is made off the event loop. */
    @GET
    @Path("members")
    @Blocking
    @Operation(operationId = "members", summary = "Who is in a cluster",
            description = "JSON, unless Accept prefers text/csv. Of the revision that the answer names, in ascending order of names as texts. Of a cluster of "
                    + "more than 1,000,000, so many are named.")
    @APIResponse(responseCode = "200", description = "A page of members",
            content = {@Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = MembersPage.class), example = PAGE),
                    @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class), example = TABLE)})
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public Response members(@Parameter(example = "customer-clusters") @RestPath String family,
            @Parameter(example = "2", required = true) @RestQuery String cluster,
            @Parameter(example = "best",
                    description = "1, 2, 3 or best") @RestQuery @DefaultValue("best") String version,
            @Parameter(description = "The last name of the page before", example = "12351") @RestQuery String after,
            @Parameter(description = "Most names, 1 to 10000") @RestQuery @DefaultValue("1000") String limit,
            @RestHeader(HttpHeaders.ACCEPT) @Parameter(hidden = true) String accept) {
        MembersPage page = page(family, version, cluster, after, limit);
        Response.ResponseBuilder response = AcceptHeader.prefersCsv(accept)
                ? Response.ok(page.csv(), CSV)
                : Response.ok(page, MediaType.APPLICATION_JSON);
        if (page.next() != null) {
            response.header("Link", "<?cluster=" + page.cluster() + "&version=" + page.version() + "&limit="
                    + limit + "&after=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8) + ">; rel=\"next\"");
        }
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private MembersPage page(String family, String version, String cluster, String after, String limit) {
        RevisionMembers found = lookup.of(lookup.family(family), version);
        int number = QueryNumbers.whole("cluster", cluster, 0, HIGHEST);
        RevisionMembers.Cluster members = found.clusters().get(number);
        if (members == null) {
            throw new ProblemException(Problem.of(404, "revision " + found.manifest().revision() + " of version "
                    + found.manifest().version() + " of " + family + " has no cluster " + number));
        }
        return MembersPage.of(found.manifest(), number, members, after, QueryNumbers.whole("limit", limit, 1, MOST));
    }

    @GET
    @Path("customers/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(operationId = "customer", summary = "The clusters that a customer is in, under each version")
    @APIResponse(responseCode = "200", description = "The customer's clusters",
            content = @Content(schema = @Schema(implementation = CustomerView.class), example = CUSTOMER))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "NoModelYet")
    public CustomerView customer(@Parameter(example = "customer-clusters") @RestPath String family,
            @Parameter(example = "12346") @RestPath String id) {
        FamilyModels models = lookup.family(family);
        List<CustomerView.InVersion> clusters = new ArrayList<>();
        List<CustomerView.Unavailable> unavailable = new ArrayList<>();
        for (int version = 1; version <= FamilyModels.VERSIONS; version++) {
            SupplementState<RevisionMembers> state = lookup.state(models, version);
            int number = version;
            if (state instanceof SupplementState.Known<RevisionMembers> known) {
                known.supplement().clusterOf(id).ifPresent(cluster -> clusters.add(
                        new CustomerView.InVersion(number, known.supplement().manifest().revision(), cluster)));
            } else {
                MembersLookup.why(state)
                        .ifPresent(why -> unavailable.add(new CustomerView.Unavailable(number, why)));
            }
        }
        if (clusters.isEmpty() && !unavailable.isEmpty()) {
            throw lookup.notNow("version " + unavailable.get(0).version() + " of " + family + ": "
                    + unavailable.get(0).reason());
        }
        if (clusters.isEmpty()) {
            throw new ProblemException(Problem.of(404, "no version of " + family + " knows the customer '" + id + "'"));
        }
        return new CustomerView(family, id, clusters, unavailable);
    }
}
