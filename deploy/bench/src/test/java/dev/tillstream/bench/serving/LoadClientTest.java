package dev.tillstream.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Ports;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {

    private final Vertx vertx = Vertx.vertx();
    private final URI service = URI.create("http://127.0.0.1:" + Ports.free());

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(Handler<HttpServerRequest> handler) {
        vertx.createHttpServer().requestHandler(handler).listen(service.getPort(), service.getHost())
                .toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldSendWhatIsAskedForAndTakeAnswersWhole() {
        // Given
        List<String> asked = new CopyOnWriteArrayList<>();
        serve(request -> request.body().onSuccess(body -> {
            asked.add(request.method() + " " + request.uri() + " " + request.getHeader("Content-Type") + " " + body);
            request.response().setStatusCode(201).setChunked(true);
            request.response().write("first,");
            vertx.runOnContext(later -> request.response().end("second"));
        }));
        Answers answers = new Answers(LoadRequests.postJson(service, "/path?a=b", "{}"));

        // When
        try (LoadClient client = new LoadClient(service, 2)) {
            client.atRate(10, 1, answers);
        }

        // Then
        assertThat(asked).hasSize(10).containsOnly("POST /path?a=b application/json {}");
        assertThat(answers.bodies).hasSize(10).containsOnly("201 first,second");
        assertThat(answers.failures).isEmpty();
    }

    @Test
    void shouldCountTheTimeThatARequestWaitsForAConnection() {
        // Given: one answer that takes 400 ms, behind which the others have to wait
        AtomicInteger asked = new AtomicInteger();
        serve(request -> {
            if (asked.incrementAndGet() == 1) {
                vertx.setTimer(400, late -> request.response().end());
            } else {
                request.response().end();
            }
        });
        Answers answers = new Answers(LoadRequests.get(service, "/"));

        // When
        try (LoadClient client = new LoadClient(service, 1)) {
            client.atRate(100, 1, answers);
        }

        // Then
        assertThat(answers.millis).hasSize(100);
        assertThat(answers.millis.get(0)).isGreaterThanOrEqualTo(400);
        assertThat(answers.millis.get(1)).as("due 10 ms later").isGreaterThanOrEqualTo(390);
        assertThat(answers.millis.get(20)).as("due 200 ms later").isGreaterThanOrEqualTo(200);
    }

    @Test
    void shouldAskOnAllConnectionsAtOnce() {
        // Given
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        serve(request -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            vertx.setTimer(20, late -> {
                open.decrementAndGet();
                request.response().end();
            });
        });
        Answers answers = new Answers(LoadRequests.get(service, "/"));

        // When
        try (LoadClient client = new LoadClient(service, 3)) {
            client.asFastAsPossible(1, answers);
        }

        // Then
        assertThat(most).hasValue(3);
        assertThat(answers.bodies).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldTellOfARequestWhoseConnectionWasClosedAndConnectAgain() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        serve(request -> {
            if (asked.incrementAndGet() == 3) {
                request.connection().close();
            } else {
                request.response().end();
            }
        });
        Answers answers = new Answers(LoadRequests.get(service, "/"));

        // When
        try (LoadClient client = new LoadClient(service, 1)) {
            client.atRate(20, 1, answers);
        }

        // Then
        assertThat(answers.bodies).hasSize(19);
        assertThat(answers.failures).containsExactly("2: the connection was closed");
    }

    @Test
    void shouldSayThatThereIsNoServer() {
        assertThatThrownBy(() -> new LoadClient(service, 1)).isInstanceOf(BenchmarkFailedException.class)
                .hasMessageContaining("can't connect to " + service);
    }

    @Test
    void shouldNotHideWhatAnAnswerThrows() {
        // Given
        serve(request -> request.response().end());
        Answers answers = new Answers(LoadRequests.get(service, "/")) {
            @Override
            public void answered(long number, long since, int status, ByteBuf body) {
                throw new IllegalStateException("not this one");
            }
        };

        // When
        try (LoadClient client = new LoadClient(service, 1)) {
            assertThatThrownBy(() -> client.atRate(10, 1, answers)).isInstanceOf(BenchmarkFailedException.class)
                    .hasRootCauseMessage("not this one");
        }
    }

    /** Notes what came, request by request. */
    private static class Answers implements LoadClient.Exchange {

        final List<String> bodies = new CopyOnWriteArrayList<>();
        final List<Long> millis = new CopyOnWriteArrayList<>();
        final List<String> failures = new CopyOnWriteArrayList<>();
        private final ByteBuf request;

        Answers(ByteBuf request) {
            this.request = request;
        }

        @Override
        public ByteBuf request(long number) {
            return request;
        }

        @Override
        public void answered(long number, long since, int status, ByteBuf body) {
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
            bodies.add(status + " " + body.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void failed(long number, String why) {
            failures.add(number + ": " + why);
        }
    }
}
