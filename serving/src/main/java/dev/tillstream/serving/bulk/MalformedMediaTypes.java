package dev.tillstream.serving.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.tillstream.serving.prediction.FamilyPredictResource;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a {@code Content-Type} that is no media type where several methods of one path differ by it: RESTEasy Reactive,
 * which chooses between them, would fail there without a chance to say so.
 */
@Singleton
class MalformedMediaTypes {

    /** In front of Quarkus' own routes. */
    private static final int FIRST = -1;

    void guard(@Observes Router router) {
        String path = FamilyPredictResource.PATH.replaceAll("\\{(\\w+)}", ":$1");
        router.post(path).order(FIRST).handler(MalformedMediaTypes::check);
    }

    private static void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || isMediaType(type)) {
            request.next();
            return;
        }
        Problem problem = Problem.of(415, "Content-Type is no media type").at(request.request().path());
        HttpServerResponse response = request.response();
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        try {
            response.end(Buffer.buffer(ProblemWriter.bytes(problem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
