package dev.tillstream.bench.visitors;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import dev.tillstream.bench.serving.Load;
import dev.tillstream.bench.serving.LoadClient;
import dev.tillstream.bench.serving.LoadResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Asks for recommendations and checks each answer. */
final class RecommendationLoad implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int RECOMMENDATIONS = 10;
    private static final String ITEM = "\"itemid\":";
    private static final String UNKNOWN = "\"known\":false";

    private final LoadClient client;
    private final int connections;
    private final URI service;
    private final Questions questions;
    private long failures;
    private String firstFault = "";

    RecommendationLoad(URI service, int connections, Questions questions) {
        this.client = new LoadClient(connections);
        this.connections = connections;
        this.service = service;
        this.questions = questions;
    }

    /** As many as are answered, each connection asking again as soon as it is answered. */
    Load capacity(int seconds) {
        LoadResult result = new LoadResult();
        client.asFastAsPossible(connections, seconds, (http, number, since) -> ask(http, number, since, result));
        return end(result, seconds);
    }

    /** See {@link LoadClient#atRate}. */
    Load atRate(double perSecond, int seconds) {
        LoadResult result = new LoadResult();
        client.atRate(perSecond, seconds, (http, number, since) -> ask(http, number, since, result));
        return end(result, seconds);
    }

    private Load end(LoadResult result, int seconds) {
        if (firstFault.isEmpty()) {
            firstFault = result.firstFault();
        }
        Load load = result.load(seconds);
        failures += load.failures();
        return load;
    }

    /** Of all loads. */
    long failures() {
        return failures;
    }

    /** What was wrong first; empty if nothing was. */
    String firstFault() {
        return firstFault;
    }

    private Future<Void> ask(HttpClient http, long number, long since, LoadResult result) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.GET).setHost(service.getHost())
                .setPort(service.getPort()).setURI(questions.route(number)).setTimeout(TIMEOUT_MILLIS);
        return http.request(request).compose(sent -> sent.send())
                .compose(response -> response.body().map(body -> {
                    String fault = fault(response.statusCode(), body, questions.isOfUnknown(number));
                    if (fault.isEmpty()) {
                        result.answered(since);
                    } else {
                        result.failed(questions.route(number) + ": " + fault);
                    }
                    return (Void) null;
                }))
                .otherwise(failure -> {
                    result.failed(questions.route(number) + ": " + failure);
                    return null;
                });
    }

    /** Empty if the answer is right: ten items, and not known what is in no row. */
    static String fault(int status, Buffer body, boolean ofUnknown) {
        String text = body.toString(StandardCharsets.UTF_8);
        if (status != 200) {
            return "status " + status + ": " + text;
        }
        int items = 0;
        for (int at = text.indexOf(ITEM); at >= 0; at = text.indexOf(ITEM, at + ITEM.length())) {
            items++;
        }
        if (items != RECOMMENDATIONS) {
            return items + " items: " + text;
        }
        return ofUnknown && !text.contains(UNKNOWN) ? "an unknown item is known: " + text : "";
    }

    @Override
    public void close() {
        client.close();
    }
}
