package dev.tillstream.ingest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.generate.RetailWorkbookWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a workbook of the form of Online Retail II; the same seed and size give the same rows. */
@Command(name = "generate", mixinStandardHelpOptions = true,
        description = "Makes a workbook of the form of Online Retail II.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", required = true, paramLabel = "N", description = "Rows to write, without the headers.")
    private long rows;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
            description = "Another seed gives another workbook (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Parameters(paramLabel = "OUT.xlsx", description = "The workbook to write; one of that name is replaced.")
    private Path out;

    @Override
    public Integer call() {
        if (rows < 0) {
            throw new ParameterException(spec.commandLine(), "--rows can't be negative: " + rows);
        }
        try {
            write();
        } catch (IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println(out + " can't be written: " + e.getMessage());
            return 1;
        }
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s: %,d rows", out, rows));
        return 0;
    }

    private void write() throws IOException {
        if (out.toAbsolutePath().getParent() != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
        }
        try (RetailWorkbookWriter workbook = new RetailWorkbookWriter(out)) {
            TransactionGenerator.generate(seed, rows, row -> write(workbook, row));
        }
    }

    private static void write(RetailWorkbookWriter workbook, Transaction row) {
        try {
            workbook.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
