package dev.tillstream.data.model;

/** Bytes that should be a model artefact can't be read, or are of a format that this version does not know. */
public final class ArtefactFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArtefactFormatException(String message) {
        super(message);
    }

    public ArtefactFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
