package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.tillstream.bench.process.BenchmarkFailedException;

/**
 * One start of the serving service.
 *
 * @param ready milliseconds from before its process was made to the first readiness probe that succeeded
 * @param predicting milliseconds from there too, to the first prediction
 * @param resident megabytes (2^20 bytes) that the process had after that; NaN where the system does not tell
 */
record Start(double ready, double predicting, double resident) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Starts the service, asks it until it predicts, and ends it. */
    static Start of(Supplier<ServingService> starting) {
        // Before the clock starts: the client's own classes are no part of what is measured.
        Answering.predicts(URI.create("http://127.0.0.1:1/"));
        long began = System.nanoTime();
        try (ServingService service = starting.get()) {
            double ready = await(service, began, "readiness",
                    () -> isReady(service.address().resolve("/q/health/ready")));
            double predicting = await(service, began, "the first prediction",
                    () -> Answering.predicts(service.address().resolve("/predict/best")));
            return new Start(ready, predicting, service.program().residentMegabytes());
        }
    }

    private static double await(ServingService service, long began, String what, BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - began > LONGEST.toNanos() || service.program().waitFor(0)) {
                throw new BenchmarkFailedException("no " + what + " of the service: " + service.program().printed());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static boolean isReady(URI route) {
        try {
            return HTTP.send(HttpRequest.newBuilder(route).timeout(LONGEST).build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }
}
