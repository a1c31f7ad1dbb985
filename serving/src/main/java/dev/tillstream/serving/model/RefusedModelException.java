package dev.tillstream.serving.model;

/** A check that a model did not pass, or something of it that is not to be had. */
public final class RefusedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedModelException(String reason) {
        super(reason);
    }
}
