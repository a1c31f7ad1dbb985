package dev.tillstream.bench.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.serving.Load;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecommendationLoadTest {

    private static final String TEN = "{\"known\":false,\"recommendations\":["
            + "{\"itemid\":1,\"source\":\"popular\"},".repeat(9) + "{\"itemid\":2,\"source\":\"popular\"}]}";

    private final Vertx vertx = Vertx.vertx();
    private final Questions questions = Questions.ofEvents(1_000);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ByteBuf body(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    @Test
    void shouldTakeTenItemsForAnAnswer() {
        assertThat(RecommendationLoad.fault(200, body(TEN), true)).isEmpty();
        assertThat(RecommendationLoad.fault(200, body(TEN), false)).isEmpty();
        assertThat(RecommendationLoad.fault(503, body(TEN), false)).startsWith("status 503: {");
        assertThat(RecommendationLoad.fault(200, body(TEN.replaceFirst("itemid", "item")), false))
                .startsWith("9 items: {");
        assertThat(RecommendationLoad.fault(200, body(TEN.replace("false", "true")), true))
                .startsWith("an unknown item is known: {");
    }

    @Test
    void shouldAskForItemsVisitorsAndUnknownOnes() {
        assertThat(questions.route(0)).matches("/api/recommendations\\?item=\\d+").isEqualTo(questions.route(1_000));
        assertThat(questions.route(1_006)).matches("/api/recommendations\\?visitor=\\d+");
        assertThat(questions.route(9)).isEqualTo("/api/recommendations?item=" + ((1L << 53) - 9));
        assertThat(questions.isOfUnknown(1_009)).isTrue();
        assertThat(questions.isOfUnknown(1_008)).isFalse();
    }

    @Test
    void shouldCountAnswersAndFailuresAtTheRateThatIsAskedFor() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        int port = Ports.free();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> request.response()
                .setStatusCode(asked.incrementAndGet() == 1 ? 503 : 200).end(TEN));
        server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();

        // When
        try (RecommendationLoad load = new RecommendationLoad(URI.create("http://127.0.0.1:" + port), 4, questions)) {
            Load result = load.atRate(100, 1);

            // Then
            assertThat(asked).hasValue(100);
            assertThat(result.requests()).isEqualTo(100);
            assertThat(result.failures()).isEqualTo(1);
            assertThat(load.failures()).isEqualTo(1);
            assertThat(load.firstFault()).startsWith("/api/recommendations?").contains(": status 503: {");
        }
    }
}
