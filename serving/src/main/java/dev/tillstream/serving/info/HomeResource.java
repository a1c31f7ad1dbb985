package dev.tillstream.serving.info;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.prediction.ModelLookup;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** The front door: information for programs, a page for people. */
@Path("/")
@Tag(name = "Status")
@NonBlocking
public class HomeResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; "
            + "script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final String RESPONSE = """
            {"name": "Tillstream", "version": "1.0.0", "status": "ready", \
            "models": {"model_1": "serving", "model_2": "serving", "model_3": "serving"}, \
            "endpoints": {"predict": "POST /predict/model1|model2|model3|best"}}""";

    private final ModelLookup lookup;
    private final String version;
    private final byte[] page;

    HomeResource(ModelLookup lookup,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.lookup = lookup;
        this.version = version;
        this.page = page();
    }

    @GET
    @Operation(operationId = "home", summary = "Information and status",
            description = "JSON, unless Accept prefers text/html: then a page.")
    @APIResponse(responseCode = "200", description = "Information and status", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Home.class),
                    example = RESPONSE),
            @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))})
    public Response home(@RestHeader(HttpHeaders.ACCEPT) @Parameter(hidden = true) String accept) {
        Response.ResponseBuilder response = AcceptHeader.prefersHtml(accept)
                ? Response.ok(page, HTML).header("Content-Security-Policy", SECURITY_POLICY)
                : Response.ok(home(), MediaType.APPLICATION_JSON);
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private Home home() {
        FamilyModels family = lookup.family();
        return new Home("Tillstream", version, family.best().isPresent() ? "ready" : "waiting",
                Versions.states(family), endpoints());
    }

    private static Map<String, String> endpoints() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("predict", "POST /predict/model1|model2|model3|best");
        endpoints.put("models", "GET /models/info");
        endpoints.put("families", "GET /v1/families");
        endpoints.put("products", "GET /api/categories|products|similar_products|products_by_price");
        endpoints.put("health", "GET /health");
        endpoints.put("reconciliation", "GET /reconciliation");
        endpoints.put("docs", "GET /docs");
        endpoints.put("openapi", "GET /openapi.json");
        return endpoints;
    }

    private static byte[] page() {
        try (InputStream page = HomeResource.class.getResourceAsStream("home.html")) {
            return page.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
