package dev.tillstream.bench.process;

/** A benchmark could not be run to its end; its message is for people. Not for a need that was missed. */
public final class BenchmarkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchmarkFailedException(String message) {
        super(message);
    }

    public BenchmarkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
