package dev.tillstream.bench.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/**
 * Workbooks, and tables of visitors' events, that the command line's {@code generate} makes, kept for the next run.
 *
 * @param folder where they are
 */
public record GeneratedWorkbooks(Path folder) {

    /** Chooses the rows. */
    public static final long SEED = 42;

    /**
     * A workbook of so many rows, always the same ones.
     *
     * @throws BenchmarkFailedException if it can't be made
     */
    public Path ofRows(long rows) {
        return made("online-retail", folder.resolve("rows-" + rows + ".xlsx"), rows);
    }

    /** A table of so many events of visitors, as CSV; the same as {@link #ofRows} otherwise. */
    public Path ofEvents(long rows) {
        return made("retailrocket", folder.resolve("events-" + rows + ".csv"), rows);
    }

    private Path made(String dataset, Path file, long rows) {
        if (!Files.exists(file)) {
            generate(dataset, file, rows);
        }
        return file;
    }

    private void generate(String dataset, Path file, long rows) {
        // Its name ends as the file's does: that chooses the form.
        Path part = folder.resolve("part-of-" + file.getFileName());
        Program.runOwn(List.of(), "dev.tillstream.ingest.cli.TillstreamCli", List.of("generate", "--dataset",
                dataset, "--rows", Long.toString(rows), "--seed", Long.toString(SEED), part.toString()),
                folder.resolve("generate.out"));
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchmarkFailedException(file + " can't be made: " + e.getMessage(), e);
        }
    }
}
