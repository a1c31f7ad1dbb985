package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Asks all versions in turn, from one thread, and checks every answer. It uses the versions' own routes, whose answers
 * name the version and the revision that they are from.
 */
final class CheckingClient implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final Buffer BODY = Buffer.buffer(Answering.BODY);

    private final LoadClient client;
    private final RequestOptions[] routes = new RequestOptions[Models.VERSIONS];

    CheckingClient(URI service, int connections) {
        this.client = new LoadClient(connections);
        for (int version = 1; version <= Models.VERSIONS; version++) {
            routes[version - 1] = new RequestOptions().setMethod(HttpMethod.POST).setHost(service.getHost())
                    .setPort(service.getPort()).setURI(route(version)).setTimeout(TIMEOUT_MILLIS)
                    .putHeader("Content-Type", "application/json");
        }
    }

    static String route(int version) {
        return "/v1/families/" + Models.FAMILY + "/versions/" + version + "/predict";
    }

    /** See {@link LoadClient#asFastAsPossible}. */
    Load asFastAsPossible(int atATime, int seconds, CheckedLoad result) {
        client.asFastAsPossible(atATime, seconds, (http, number, since) -> ask(http, number, since, result));
        return result.load(seconds);
    }

    /** See {@link LoadClient#atRate}. */
    Load atRate(double perSecond, int seconds, CheckedLoad result) {
        client.atRate(perSecond, seconds, (http, number, since) -> ask(http, number, since, result));
        return result.load(seconds);
    }

    private Future<Void> ask(HttpClient http, long number, long since, CheckedLoad result) {
        int version = 1 + (int) (number % Models.VERSIONS);
        return http.request(routes[version - 1]).compose(request -> request.send(BODY))
                .compose(response -> response.body().map(body -> {
                    check(version, response, body, since, result);
                    return (Void) null;
                }))
                .otherwise(failure -> {
                    result.failed(failure.toString());
                    return null;
                });
    }

    private static void check(int version, HttpClientResponse response, Buffer body, long since, CheckedLoad result) {
        if (response.statusCode() != 200) {
            result.failed("status " + response.statusCode() + ": " + body);
            return;
        }
        try {
            result.answered(version, Answer.read(body.getBytes()), since);
        } catch (IOException e) {
            result.failed("not JSON: " + body);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
