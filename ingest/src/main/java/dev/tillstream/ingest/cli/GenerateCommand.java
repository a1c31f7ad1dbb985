package dev.tillstream.ingest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.generator.ProductGenerator;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.ingest.generate.RetailWorkbookWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a file of the form of a dataset's real table; the same seed and size give the same rows. */
@Command(name = "generate", mixinStandardHelpOptions = true,
        description = "Makes a workbook of the form of Online Retail II, or a CSV file of the form of any dataset.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", required = true, paramLabel = "N", description = "Rows to write, without the headers.")
    private long rows;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
            description = "Another seed gives other rows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--dataset", defaultValue = "online-retail", paramLabel = "NAME",
            description = "online-retail, amazon-sales or retailrocket (default: ${DEFAULT-VALUE}); only the first has "
                    + "workbooks.")
    private String dataset;

    @Parameters(paramLabel = "OUT.xlsx|OUT.csv",
            description = "The file to write, as CSV if its name ends so; one of that name is replaced.")
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
        boolean csv = out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        switch (dataset) {
            case "online-retail" -> {
                if (csv) {
                    write(Transactions.DATASET, sink -> TransactionGenerator.generate(seed, rows, sink));
                } else {
                    writeWorkbook();
                }
            }
            case "amazon-sales" -> {
                requireCsv(csv);
                write(Products.DATASET, sink -> ProductGenerator.generate(seed, rows, sink));
            }
            case "retailrocket" -> {
                requireCsv(csv);
                write(VisitorEvents.DATASET, sink -> VisitorEventGenerator.generate(seed, rows, sink));
            }
            default -> throw new ParameterException(spec.commandLine(), "there is no dataset '" + dataset
                    + "', only online-retail, amazon-sales and retailrocket");
        }
    }

    private void requireCsv(boolean csv) {
        if (!csv) {
            throw new ParameterException(spec.commandLine(),
                    "rows of " + dataset + " are written as CSV: the name of " + out + " must end in .csv");
        }
    }

    private <R extends Row> void write(Dataset<R> of, Consumer<Consumer<R>> rowsOf) throws IOException {
        try (BatchWriter<R> file = new BatchWriter<>(of, Files.newOutputStream(inItsFolder()))) {
            rowsOf.accept(file::write);
        }
    }

    private void writeWorkbook() throws IOException {
        try (RetailWorkbookWriter workbook = new RetailWorkbookWriter(inItsFolder())) {
            TransactionGenerator.generate(seed, rows, row -> write(workbook, row));
        }
    }

    private Path inItsFolder() throws IOException {
        if (out.toAbsolutePath().getParent() != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
        }
        return out;
    }

    private static void write(RetailWorkbookWriter workbook, Transaction row) {
        try {
            workbook.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
