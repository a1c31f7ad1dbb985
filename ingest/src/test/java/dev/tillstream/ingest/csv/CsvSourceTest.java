package dev.tillstream.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.ReadRows;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    private static final String HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
    private static final String ROW = "489434,85048,\"GLASS BALL, \"\"LARGE\"\"\",12,2009-12-01 07:45:00,6.95,13085.0,EIRE\n";
    private static final Transaction EXPECTED = new Transaction("489434", "85048", "GLASS BALL, \"LARGE\"", 12,
            Instant.parse("2009-12-01T07:45:00Z"), 6.95, "13085", "EIRE");

    @TempDir
    Path folder;

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("table.csv"), text.getBytes(charset));
    }

    private List<ReadRows.Row> read(String text) throws IOException {
        return ReadRows.of(write(text, StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadTheSecondEditionAsPandasWritesIt() throws IOException {
        List<ReadRows.Row> rows = read(HEADER + ROW + "C489435,POST,,-1,2009-12-01 07:46:00,0.0,,\n");
        assertThat(rows).extracting(ReadRows.Row::transaction).containsExactly(EXPECTED,
                new Transaction("C489435", "POST",
                        null, -1, Instant.parse("2009-12-01T07:46:00Z"), 0, null, null));
        assertThat(rows).extracting(ReadRows.Row::line).containsExactly(2, 3);
        assertThat(rows).extracting(ReadRows.Row::sheet).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void shouldFindTheDelimiter(String delimiter) throws IOException {
        String row = "489434,85048,\"GLASS BALL; \t | LARGE\",12,2009-12-01 07:45:00,6.95,13085,EIRE\n";
        assertThat(read((HEADER + row).replace(",", delimiter))).extracting(ReadRows.Row::transaction)
                .extracting(Transaction::description).containsExactly("GLASS BALL; \t | LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void shouldFindTheEncoding(String charset) throws IOException {
        Path file = write(HEADER + ROW.replace("GLASS", "CAFÉ £"), Charset.forName(charset));
        assertThat(ReadRows.of(file).get(0).transaction().description()).isEqualTo("CAFÉ £ BALL, \"LARGE\"");
    }

    @Test
    void shouldPassOverAByteOrderMark() throws IOException {
        assertThat(read("\ufeff" + HEADER + ROW)).extracting(ReadRows.Row::transaction).containsExactly(EXPECTED);
    }

    @Test
    void shouldSeeAnOddByteAtTheVeryEnd() throws IOException {
        byte[] text = (HEADER + ROW.repeat(5_000) + ROW.replace("EIRE", "CURA\u00c7AO"))
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("table.csv"), text);
        List<ReadRows.Row> rows = ReadRows.of(folder.resolve("table.csv"));
        assertThat(rows.get(5_000).transaction().country()).isEqualTo("CURAÇAO");
    }

    @Test
    void shouldReadGzippedFiles() throws IOException {
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ReadRows.of(file)).extracting(ReadRows.Row::transaction).containsExactly(EXPECTED);
    }

    @Test
    void shouldPassOverTitlesAndBlankLines() throws IOException {
        List<ReadRows.Row> rows = read("Our sales\n\n" + HEADER + "\n,,,,,,,\n" + ROW);
        assertThat(rows).extracting(ReadRows.Row::transaction).containsExactly(EXPECTED);
        assertThat(rows).extracting(ReadRows.Row::line).containsExactly(6);
    }

    @Test
    void shouldRefuseABadRowAndGoOn() throws IOException {
        List<ReadRows.Row> rows = read(HEADER + "489434,85048,X,many,2009-12-01 07:45:00,6.95,,\n1,2\n" + ROW);
        assertThat(rows.get(0).refused()).isEqualTo(new RowOutcome.Refused<>("Quantity", "is not a number: 'many'"));
        assertThat(rows.get(0).cells()).containsEntry("Quantity", "many");
        assertThat(rows.get(1).refused().column()).isEqualTo("Quantity");
        assertThat(rows.get(2).transaction()).isEqualTo(EXPECTED);
    }

    @Test
    void shouldNameTheColumnsThatAreMissing() {
        assertThatThrownBy(() -> read("Invoice,StockCode,Quantity\n1,2,3\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("table.csv: ").hasMessageContaining("missing: InvoiceDate, UnitPrice");
    }

    @Test
    void shouldReadABatchFile() throws IOException {
        List<Transaction> rows = new ArrayList<>();
        TransactionGenerator.generate(4, 3_000, rows::add);
        Path file = folder.resolve("table.csv");
        try (BatchWriter<Transaction> writer = new BatchWriter<>(Transactions.DATASET, Files.newOutputStream(file))) {
            rows.forEach(writer::write);
        }
        assertThat(ReadRows.of(file)).extracting(ReadRows.Row::transaction).isEqualTo(rows);
    }

    @Test
    void shouldTellHowMuchIsRead() throws IOException {
        try (RowSource source = RowSources.open(write(HEADER + ROW.repeat(20_000), StandardCharsets.UTF_8))) {
            assertThat(source.fractionRead()).isLessThan(0.1);
            while (source.next()) {
                assertThat(source.fractionRead()).isBetween(0.0, 1.0);
            }
            assertThat(source.fractionRead()).isEqualTo(1);
        }
    }
}
