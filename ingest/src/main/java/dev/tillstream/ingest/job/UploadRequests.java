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
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
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
    private static final int BEHIND_LIMITS = 1;
    /** What may come beyond the limit before the connection is closed: closed at once, it would take the answer with it. */
    private static final long READ_OVER = 64 << 20;

    private final long limit;
    private final ObjectMapper json;

    UploadRequests(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit,
            ObjectMapper json) {
        this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
        filters.register(this::leaveToTheForm, BEHIND_LIMITS);
    }

    /**
     * Quarkus answers a request whose length nobody announced without a body when it gets too long, and closes the
     * connection. The form's own limit, which is the same, is a failure that can be answered; so the request's comes later.
     */
    private void leaveToTheForm(RoutingContext context) {
        if (isUpload(context) && limit <= Long.MAX_VALUE - READ_OVER) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit + READ_OVER);
        }
        context.next();
    }

    private static boolean isUpload(RoutingContext context) {
        return context.request().method() == HttpMethod.POST && context.normalizedPath().equals("/ingest");
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Problem> problem = isUpload(context) ? problem(request) : Optional.empty();
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
            return Optional.of(tooLarge(String.format(Locale.ROOT, "%,d bytes", Long.parseLong(length))));
        }
        return Optional.empty();
    }

    /** What is wrong with a body whose length shows only as it comes. */
    Problem tooLarge() {
        return tooLarge("more bytes than it may");
    }

    private Problem tooLarge(String size) {
        return Problem.of(413, "Too large", String.format(Locale.ROOT,
                "the request has %s, and %,d are the most (quarkus.http.limits.max-body-size); "
                        + "the drop folder and the command line take files of any size",
                size, limit));
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
