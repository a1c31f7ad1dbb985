package dev.tillstream.bench.serving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tillstream.bench.process.BenchmarkFailedException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** Asks a server from one thread: as fast as it answers, or at a rate. */
public final class LoadClient implements AutoCloseable {

    private static final long GRACE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;

    /** One request and what is made of its answer. */
    @FunctionalInterface
    public interface Exchange {

        /**
         * Sends it.
         *
         * @param number of the request
         * @param since when it was due, by {@link System#nanoTime}, which may be before now
         * @return what succeeds in any case, when all is done
         */
        Future<Void> send(HttpClient client, long number, long since);
    }

    public LoadClient(int connections) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Asks as fast as it is answered, so many requests at a time. */
    public void asFastAsPossible(int atATime, int seconds, Exchange exchange) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        CompletableFuture<Void> done = new CompletableFuture<>();
        int[] running = {atATime};
        context.runOnContext(start -> {
            for (int i = 0; i < atATime; i++) {
                askAgain(i, end, exchange, running, done);
            }
        });
        await(done, seconds);
    }

    private void askAgain(long number, long end, Exchange exchange, int[] running, CompletableFuture<Void> done) {
        long now = System.nanoTime();
        if (now >= end) {
            if (--running[0] == 0) {
                done.complete(null);
            }
            return;
        }
        exchange.send(client, number, now)
                .onComplete(answered -> askAgain(number + 1, end, exchange, running, done));
    }

    /**
     * Asks at a rate, whether or not it is answered; a request's time counts from the moment that it is due, so that one
     * slow answer does not hide those that had to wait behind it.
     */
    public void atRate(double perSecond, int seconds, Exchange exchange) {
        long total = Math.max(1, Math.round(perSecond * seconds));
        long begin = System.nanoTime();
        CompletableFuture<Void> done = new CompletableFuture<>();
        long[] sentAndAnswered = new long[2];
        context.runOnContext(start -> vertx.setPeriodic(1, timer -> {
            long due = Math.min(total, (long) ((System.nanoTime() - begin) * perSecond / 1e9));
            while (sentAndAnswered[0] < due) {
                long number = sentAndAnswered[0]++;
                exchange.send(client, number, begin + (long) (number * 1e9 / perSecond)).onComplete(answered -> {
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
