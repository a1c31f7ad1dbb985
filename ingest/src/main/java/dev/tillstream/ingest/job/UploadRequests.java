package dev.tillstream.ingest.job;

import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.ingest.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests that can't be an upload before their body comes, with problem details: what Quarkus answers by itself
 * has no body.
 */
@ApplicationScoped
public class UploadRequests {

    /** Behind authentication (200) and authorization (100), before Quarkus' own look at the length (2). */
    private static final int PRIORITY = 50;

    private final long limit;
    private final ObjectMapper json;

    UploadRequests(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit,
            ObjectMapper json) {
        this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean upload = request.method() == HttpMethod.POST && context.normalizedPath().equals("/ingest");
        Optional<Problem> problem = upload ? problem(request) : Optional.empty();
        if (problem.isEmpty()) {
            context.next();
            return;
        }
        context.response().setStatusCode(problem.get().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // The body is not read, so that no further request can follow it.
                .putHeader("Connection", "close")
                .endHandler(sent -> request.connection().close())
                .end(body(problem.get()));
    }

    private Optional<Problem> problem(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
            return Optional.of(Problem.of(415, "No form",
                    "send the file as the part 'file' of a multipart/form-data request"));
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            return Optional.of(Problem.of(413, "Too large", String.format(Locale.ROOT,
                    "the request has %,d bytes, and %,d are the most (quarkus.http.limits.max-body-size); "
                            + "the drop folder and the command line take files of any size",
                    Long.parseLong(length), limit)));
        }
        return Optional.empty();
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
