package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/** Tells when a server has begun to predict. */
final class Answering {

    static final String BODY = "{\"quantity\": 5.0, \"price\": 10.5}";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST).build();

    private Answering() {}

    /** Waits for the first prediction of a program that was just started. */
    static void await(Program program, URI route) {
        program.await("the first answer of " + route, START, () -> predicts(route));
    }

    /** Whether a prediction succeeds. */
    static boolean predicts(URI route) {
        HttpRequest request = HttpRequest.newBuilder(route).timeout(LONGEST)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(BODY)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }
}
