package dev.tillstream.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.junit.jupiter.api.Test;

class BodyBytesTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicReference<Thread> thread = new AtomicReference<>();

    @Test
    void shouldAnswerAShortBodyAtOnce() throws IOException {
        // When
        JsonAnswer answer = new BodyBytes(new byte[16_384]).answer(this::answer).await().atMost(LONGEST);

        // Then
        assertThat(thread).hasValue(Thread.currentThread());
        assertThat(JsonAnswerWriter.bytes(answer)).asString(StandardCharsets.UTF_8).isEqualTo("16384");
    }

    @Test
    void shouldAnswerALongBodyOnAnotherThread() throws IOException {
        // When
        JsonAnswer answer = new BodyBytes(new byte[16_385]).answer(this::answer).await().atMost(LONGEST);

        // Then
        assertThat(thread.get()).isNotNull().isNotEqualTo(Thread.currentThread());
        assertThat(answer).isInstanceOf(EncodedAnswer.class);
        assertThat(JsonAnswerWriter.bytes(answer)).asString(StandardCharsets.UTF_8).isEqualTo("16385");
    }

    @Test
    void shouldHandProblemsOn() {
        // Given
        ProblemException problem = new ProblemException(Problem.of(400, "no"));
        BodyBytes.Answerer refusing = body -> {
            throw problem;
        };

        // Then
        for (int length : new int[]{1, 20_000}) {
            assertThatThrownBy(() -> new BodyBytes(new byte[length]).answer(refusing).await().atMost(LONGEST))
                    .isSameAs(problem);
        }
    }

    private JsonAnswer answer(byte[] body) {
        thread.set(Thread.currentThread());
        return json -> json.writeNumber(body.length);
    }
}
