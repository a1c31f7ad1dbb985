package dev.tillstream.bench.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/**
 * Workbooks that the command line's {@code generate} makes, kept for the next run.
 *
 * @param folder where they are
 */
public record GeneratedWorkbooks(Path folder) {

    private static final long SEED = 42;

    /**
     * A workbook of so many rows, always the same ones.
     *
     * @throws BenchmarkFailedException if it can't be made
     */
    public Path ofRows(long rows) {
        Path workbook = folder.resolve("rows-" + rows + ".xlsx");
        if (!Files.exists(workbook)) {
            generate(workbook, rows);
        }
        return workbook;
    }

    private void generate(Path workbook, long rows) {
        Path part = folder.resolve("rows-" + rows + ".part");
        Program.runOwn(List.of(), "dev.tillstream.ingest.cli.TillstreamCli", List.of("generate", "--rows",
                Long.toString(rows), "--seed", Long.toString(SEED), part.toString()), folder.resolve("generate.out"));
        try {
            Files.move(part, workbook, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchmarkFailedException(workbook + " can't be made: " + e.getMessage(), e);
        }
    }
}
