package dev.tillstream.serving.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** A request's body that ends the request where it is too long. Not thread-safe. */
public final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long read;

    /** @param limit in bytes */
    public LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    private void requireLimit() {
        if (read > limit) {
            throw new ProblemException(Problem.of(413, "the body is longer than " + limit + " bytes"));
        }
    }

    /** @throws ProblemException 413 if the body goes on behind the limit */
    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            read++;
            requireLimit();
        }
        return next;
    }

    /** @throws ProblemException 413 if the body goes on behind the limit */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            read += count;
            requireLimit();
        }
        return count;
    }
}
