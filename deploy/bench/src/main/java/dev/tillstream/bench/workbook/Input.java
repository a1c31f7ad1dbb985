package dev.tillstream.bench.workbook;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tillstream.bench.process.BenchmarkFailedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the one workbook that a benchmark works on. */
public final class Input {

    @Mixin
    private WorkFolder work;

    @Option(names = "--workbook", paramLabel = "FILE", description = "The workbook (default: one is generated).")
    private Path workbook;

    /** By default, as many as Online Retail II has. */
    @Option(names = "--rows", defaultValue = "1067371", paramLabel = "N",
            description = "Rows of the generated workbook (default: ${DEFAULT-VALUE}).")
    private long rows;

    public WorkFolder work() {
        return work;
    }

    /** The given workbook, or a generated one. */
    public Path workbook() {
        if (workbook == null) {
            return work.workbooks().ofRows(rows);
        }
        if (!Files.isReadable(workbook)) {
            throw new BenchmarkFailedException(workbook + " can't be read");
        }
        return workbook.toAbsolutePath();
    }
}
