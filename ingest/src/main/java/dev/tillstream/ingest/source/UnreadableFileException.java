package dev.tillstream.ingest.source;

import java.io.IOException;

/** A file can't be read as a table of rows. The message names the file, the sheet where there is one, and the reason. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file name of the file, without its folder
     * @param sheet the sheet at fault, or null when the file as a whole is
     * @param reason a phrase for people that says what to do, where something can be done
     */
    public UnreadableFileException(String file, String sheet, String reason) {
        this(file, sheet, reason, null);
    }

    public UnreadableFileException(String file, String sheet, String reason, Throwable cause) {
        super(file + (sheet == null ? "" : ", sheet '" + sheet + "'") + ": " + reason, cause);
    }
}
