package dev.tillstream.ingest.publish;

import java.util.Locale;

/** A progress as one line for people: {@code table.xlsx: 412,000 rows, 103,000 rows/s, 0:06 left}. */
public final class ProgressLine {

    private ProgressLine() {}

    public static String of(String file, IngestionProgress progress) {
        String line = String.format(Locale.ROOT, "%s: %,d rows, %,d rows/s", file, progress.counts().read(),
                progress.rowsPerSecond());
        return progress.left() == null ? line : line + ", " + duration(progress.left().toSeconds()) + " left";
    }

    private static String duration(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
