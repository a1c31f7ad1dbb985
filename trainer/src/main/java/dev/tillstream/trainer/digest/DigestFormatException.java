package dev.tillstream.trainer.digest;

import java.io.IOException;

/** A file of digested points is damaged, of another format or of another batch. */
public final class DigestFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public DigestFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
