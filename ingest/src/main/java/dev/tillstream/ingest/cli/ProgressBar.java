package dev.tillstream.ingest.cli;

import java.io.PrintWriter;

import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.ProgressLine;

/** One line that is drawn again and again, at a pace that eyes can follow. */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintWriter out;
    private final String file;
    private long drawn = System.nanoTime() - REDRAW_NANOS;
    private int length;

    ProgressBar(PrintWriter out, String file) {
        this.out = out;
        this.file = file;
    }

    void draw(IngestionProgress progress) {
        long now = System.nanoTime();
        if (now - drawn < REDRAW_NANOS && progress.fraction() < 1) {
            return;
        }
        drawn = now;
        int done = (int) Math.round(progress.fraction() * WIDTH);
        String line = "[" + "#".repeat(done) + "-".repeat(WIDTH - done) + "] " + ProgressLine.of(file, progress);
        out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }

    /** Leaves the bar as it is and goes to the next line. */
    void end() {
        if (length > 0) {
            out.println();
            length = 0;
        }
    }
}
