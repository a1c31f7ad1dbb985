package dev.tillstream.serving.segmentation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.http.BodyBytes;
import dev.tillstream.serving.http.ErrorAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Assignment;
import dev.tillstream.serving.prediction.FeatureJson;
import dev.tillstream.serving.prediction.FeatureValues;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** System 4's predictions, with its errors. Media types are looked at here, to be refused in the same form. */
@Path("/predict_cluster_model{version:[123]}")
@Tag(name = "Customer segmentation")
@NonBlocking
public class CustomerClusterResource {

    private static final String REQUEST = """
            {"TotalQuantity": 100, "TotalAmount": 2000.0, "NumInvoices": 5}""";
    private static final int INVOICES = CustomerFeatures.NAMES.indexOf("NumInvoices");

    private final ModelLookup lookup;
    private final ServingConfig config;

    CustomerClusterResource(ModelLookup lookup, ServingConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "predictCustomerCluster", summary = "The cluster of a customer",
            description = "Items bought, money spent and invoices, as numbers or as texts that Python's float() takes; "
                    + "the invoices are a whole number. Other fields are ignored.")
    @APIResponse(responseCode = "200", description = "The cluster",
            content = @Content(schema = @Schema(implementation = CustomerCluster.class), example = "{\"cluster\": 2}"))
    @APIResponse(responseCode = "400", ref = "InvalidInputError")
    @APIResponse(responseCode = "413", ref = "TooLargeError")
    @APIResponse(responseCode = "415", ref = "NotJsonError")
    @APIResponse(responseCode = "503", ref = "NoModelYetError")
    public CustomerCluster predict(@Parameter(example = "1") @RestPath String version,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String mediaType,
            @RequestBody(required = true,
                    content = @Content(mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CustomerPoint.class),
                            examples = @ExampleObject(name = "A customer", value = REQUEST))) BodyBytes body)
            throws IOException {
        requireJson(mediaType);
        BodyBytes.requireAtMost(config.maxRequestBytes(), body.bytes());
        double[] point = point(FeatureJson.BODY_WITH_TEXTS.parse(body.bytes()));
        ServedModel served = lookup.served(lookup.customers(), version);
        return new CustomerCluster(Assignment.of(served, point).cluster());
    }

    private static void requireJson(String mediaType) {
        if (mediaType != null && !mediaType.toLowerCase(Locale.ROOT).matches("application/([^;]*\\+)?json\\s*(;.*)?")) {
            throw new ProblemException(Problem.of(415, "the body must be JSON, with the header Content-Type: "
                    + MediaType.APPLICATION_JSON));
        }
    }

    private static double[] point(FeatureValues values) {
        double[] point = values.inOrder(CustomerFeatures.NAMES);
        if (point[INVOICES] != Math.rint(point[INVOICES])) {
            throw new ProblemException(Problem.of(
                    List.of(new FieldFault(CustomerFeatures.NAMES.get(INVOICES), "is not a whole number"))));
        }
        return point;
    }

    @ServerExceptionMapper
    Response error(ProblemException e) {
        return ErrorAnswer.of(e);
    }
}
