package dev.tillstream.serving.model;

/** A check that a model did not pass. */
final class RefusedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedModelException(String reason) {
        super(reason);
    }
}
