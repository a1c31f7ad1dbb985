package dev.tillstream.bench.serving;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tillstream.bench.serving.LoadClient.Exchange;
import io.netty.buffer.ByteBuf;

/** Which requests are due, and how many of them are open; for one thread. */
final class LoadRun {

    /** Nothing is ever due. */
    static final LoadRun NONE = new LoadRun(0, 1, 0, null);

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final long begin = System.nanoTime();
    private final long end;
    /** How many in all; −1 for as many as are answered until the end. */
    private final long total;
    private final double perSecond;
    private final Exchange exchange;
    private long next;
    private long open;

    private LoadRun(long total, double perSecond, int seconds, Exchange exchange) {
        this.total = total;
        this.perSecond = perSecond;
        this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
        this.exchange = exchange;
    }

    static LoadRun asFastAsPossible(int seconds, Exchange exchange) {
        return new LoadRun(-1, 0, seconds, exchange);
    }

    static LoadRun atRate(double perSecond, int seconds, Exchange exchange) {
        return new LoadRun(Math.max(1, Math.round(perSecond * seconds)), perSecond, seconds, exchange);
    }

    /** Succeeds when all requests have ended; fails with what the exchange throws. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Sends what is due, as far as there are connections. */
    void pump(Queue<LoadConnection> idle) {
        if (done.isDone()) {
            return;
        }
        long now = System.nanoTime();
        guard(() -> {
            while (isDue(now) && !idle.isEmpty()) {
                ByteBuf request = exchange.request(next);
                open++;
                idle.remove().send(this, next, due(next, now), request);
                next++;
            }
        });
        endIfAllEnded(now);
    }

    private boolean isDue(long now) {
        return total < 0 ? now < end : next < Math.min(total, (now - begin) * perSecond / 1e9);
    }

    private long due(long number, long now) {
        return total < 0 ? now : begin + (long) (number * 1e9 / perSecond);
    }

    private void endIfAllEnded(long now) {
        if (open == 0 && (total < 0 ? now >= end : next == total)) {
            done.complete(null);
        }
    }

    void answered(long number, long since, int status, ByteBuf body) {
        open--;
        guard(() -> exchange.answered(number, since, status, body));
    }

    void failed(long number, String why) {
        open--;
        guard(() -> exchange.failed(number, why));
    }

    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** Gives up what has waited for too long, for an answer or for a connection. */
    void expire(List<LoadConnection> connections) {
        if (done.isDone()) {
            return;
        }
        long now = System.nanoTime();
        connections.forEach(connection -> connection.expire(now));
        guard(() -> {
            while (total >= 0 && next < total && now - due(next, now) > LoadClient.TIMEOUT_NANOS) {
                exchange.failed(next++, "no connection was free");
            }
        });
        endIfAllEnded(now);
    }
}
