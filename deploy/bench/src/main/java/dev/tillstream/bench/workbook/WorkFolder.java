package dev.tillstream.bench.workbook;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** The option for the place of all that a benchmark writes. */
public final class WorkFolder {

    @Option(names = "--work", defaultValue = "target/bench", paramLabel = "FOLDER",
            description = "Folder of generated workbooks and of what the processes print (default: ${DEFAULT-VALUE}).")
    private Path folder;

    /** The folder of one benchmark. */
    public Path of(String benchmark) {
        return folder.toAbsolutePath().resolve(benchmark);
    }

    /** The generated workbooks. */
    public GeneratedWorkbooks workbooks() {
        return new GeneratedWorkbooks(of("workbooks"));
    }
}
