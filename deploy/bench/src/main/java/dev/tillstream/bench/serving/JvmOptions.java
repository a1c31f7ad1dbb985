package dev.tillstream.bench.serving;

import java.util.Arrays;
import java.util.List;

import picocli.CommandLine.Option;

/** How the service's JVM is started. */
final class JvmOptions {

    /** Those that the README recommends. */
    @Option(names = "--jvm", defaultValue = "-XX:+UseParallelGC -Xmx256m", paramLabel = "OPTIONS",
            description = "Options of the service's JVM, in one argument (default: ${DEFAULT-VALUE}).")
    private String options;

    List<String> options() {
        return Arrays.stream(options.split(" ")).filter(option -> !option.isBlank()).toList();
    }

    @Override
    public String toString() {
        return options;
    }
}
