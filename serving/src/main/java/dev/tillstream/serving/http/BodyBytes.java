package dev.tillstream.serving.http;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * A request's body of any media type. It was read without blocking the event loop.
 *
 * @param bytes not copied; at most as many as are allowed for many points
 */
public record BodyBytes(byte[] bytes) {

    /** Up to some hundred points: a fraction of a millisecond, and so not worth a thread's wake-up. */
    private static final int SHORT = 16_384;

    /** Makes the answer. */
    public interface Answerer {
        JsonAnswer answer(byte[] body) throws IOException;
    }

    /**
     * Short bodies are answered at once, for long ones the answer is made and encoded on a worker thread.
     *
     * @param answerer may end the request with a {@link ProblemException}
     */
    public Uni<JsonAnswer> answer(Answerer answerer) throws IOException {
        if (bytes.length <= SHORT) {
            return Uni.createFrom().item(answerer.answer(bytes));
        }
        return Uni.createFrom().item(() -> encoded(answerer))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private JsonAnswer encoded(Answerer answerer) {
        try {
            return new EncodedAnswer(JsonAnswerWriter.bytes(answerer.answer(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ProblemException 413 if there are more bytes */
    public static void requireAtMost(int limit, byte[] body) {
        if (body.length > limit) {
            throw new ProblemException(Problem.of(413, "the body is longer than " + limit + " bytes"));
        }
    }
}
