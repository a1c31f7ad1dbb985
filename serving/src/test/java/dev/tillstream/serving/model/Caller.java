package dev.tillstream.serving.model;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.restassured.path.json.JsonPath;

/** A client that predicts without a pause, and notes every answer that is not 200 or not of one revision. */
final class Caller implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Set<Long> revisions = new ConcurrentSkipListSet<>();
    private final AtomicLong calls = new AtomicLong();
    private final HttpRequest request;
    private final Thread thread;
    private volatile boolean closed;

    Caller(String url) {
        request = HttpRequest
                .newBuilder(URI.create(url).resolve("/v1/families/transaction-clusters/versions/best/predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"quantity\":0,\"price\":5}")).build();
        thread = new Thread(this::run, "caller");
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                check(client.send(request, BodyHandlers.ofString()));
            } catch (Exception e) {
                failures.add(e.toString());
            }
            calls.incrementAndGet();
        }
    }

    private void check(HttpResponse<String> response) {
        JsonPath answer = JsonPath.from(response.body());
        if (response.statusCode() != 200 || answer.getLong("cluster") != 10 * answer.getLong("revision")) {
            failures.add(response.statusCode() + " " + response.body());
        } else {
            revisions.add(answer.getLong("revision"));
        }
    }

    List<String> failures() {
        return failures;
    }

    Set<Long> revisions() {
        return revisions;
    }

    void awaitFurtherCalls(int number) {
        long until = calls.get() + number;
        await().until(() -> calls.get() >= until);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
