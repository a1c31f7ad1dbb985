package dev.tillstream.ingest.publish;

/** Kafka did not take a file's rows, and trying again is of no use. What was committed stays. */
public final class IngestionFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public IngestionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
