package dev.tillstream.data.batch;

import java.io.IOException;
import java.nio.file.Path;

/** A batch file is not as it was written. */
public final class BatchFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param line one-based line of the file, or 0 if it is not known */
    public BatchFormatException(Path file, long line, String why) {
        super(file.getFileName() + (line > 0 ? ", line " + line : "") + ": " + why);
    }
}
