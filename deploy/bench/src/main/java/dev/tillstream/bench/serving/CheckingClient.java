package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tillstream.bench.process.BenchmarkFailedException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * Asks all versions in turn, from one thread, and checks every answer. It uses the versions' own routes, whose answers
 * name the version and the revision that they are from.
 */
final class CheckingClient implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final long GRACE_SECONDS = 30;
    private static final Buffer BODY = Buffer.buffer(Answering.BODY);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;
    private final RequestOptions[] routes = new RequestOptions[Models.VERSIONS];

    CheckingClient(URI service, int connections) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
        for (int version = 1; version <= Models.VERSIONS; version++) {
            routes[version - 1] = new RequestOptions().setMethod(HttpMethod.POST).setHost(service.getHost())
                    .setPort(service.getPort()).setURI(route(version)).setTimeout(TIMEOUT_MILLIS)
                    .putHeader("Content-Type", "application/json");
        }
    }

    static String route(int version) {
        return "/v1/families/" + Models.FAMILY + "/versions/" + version + "/predict";
    }

    /** Asks as fast as it is answered, so many requests at a time. */
    Load asFastAsPossible(int atATime, int seconds, CheckedLoad result) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        CompletableFuture<Void> done = new CompletableFuture<>();
        int[] running = {atATime};
        context.runOnContext(start -> {
            for (int i = 0; i < atATime; i++) {
                askAgain(i, end, result, running, done);
            }
        });
        await(done, seconds);
        return result.load(seconds);
    }

    private void askAgain(int number, long end, CheckedLoad result, int[] running, CompletableFuture<Void> done) {
        long now = System.nanoTime();
        if (now >= end) {
            if (--running[0] == 0) {
                done.complete(null);
            }
            return;
        }
        ask(number, now, result).onComplete(answered -> askAgain(number + 1, end, result, running, done));
    }

    /**
     * Asks at a rate, whether or not it is answered; a request's time counts from the moment that it is due, so that one
     * slow answer does not hide those that had to wait behind it.
     */
    Load atRate(double perSecond, int seconds, CheckedLoad result) {
        long total = Math.round(perSecond * seconds);
        long begin = System.nanoTime();
        CompletableFuture<Void> done = new CompletableFuture<>();
        long[] sentAndAnswered = new long[2];
        context.runOnContext(start -> vertx.setPeriodic(1, timer -> {
            long due = Math.min(total, (long) ((System.nanoTime() - begin) * perSecond / 1e9));
            while (sentAndAnswered[0] < due) {
                long number = sentAndAnswered[0]++;
                ask((int) (number % Models.VERSIONS), begin + (long) (number * 1e9 / perSecond), result)
                        .onComplete(answered -> {
                            if (++sentAndAnswered[1] == total) {
                                done.complete(null);
                            }
                        });
            }
            if (due == total) {
                vertx.cancelTimer(timer);
            }
        }));
        await(done, seconds);
        return result.load(seconds);
    }

    private Future<Void> ask(int number, long since, CheckedLoad result) {
        int version = 1 + number % Models.VERSIONS;
        return client.request(routes[version - 1]).compose(request -> request.send(BODY))
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

    private static void await(CompletableFuture<Void> done, int seconds) {
        try {
            done.get(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailedException("not all requests were answered", e);
        }
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
