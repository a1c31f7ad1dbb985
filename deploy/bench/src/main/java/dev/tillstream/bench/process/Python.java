package dev.tillstream.bench.process;

import picocli.CommandLine.Option;

/** The option for the Python that others run in. */
public final class Python {

    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "Python with pandas, scikit-learn and openpyxl, as far as the benchmark needs them "
                    + "(default: ${DEFAULT-VALUE}).")
    private String command;

    /** The interpreter. */
    public String command() {
        return command;
    }
}
