package dev.tillstream.ingest.cli;

import java.nio.file.Path;

/** Workbooks of generated rows, for tests. */
public final class GeneratedWorkbook {

    private GeneratedWorkbook() {}

    public static void write(Path file, int seed, int rows) {
        int status = TillstreamCli.commandLine().execute("generate", "--seed", String.valueOf(seed), "--rows",
                String.valueOf(rows), file.toString());
        if (status != 0) {
            throw new IllegalStateException("status " + status);
        }
    }
}
