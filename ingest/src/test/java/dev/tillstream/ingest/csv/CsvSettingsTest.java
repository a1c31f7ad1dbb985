package dev.tillstream.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.ReadSettings;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files of which it is said how they are written. */
class CsvSettingsTest {

    private static final String TABLE = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price\n"
            + "489434,85048,CAF\u00c9 \u00a3,12,2009-12-01 07:45:00,6.95\n";

    @TempDir
    Path folder;

    private static ReadOptions options(String zone, String delimiter, String encoding) {
        return ReadSettings.options(Optional.empty(), zone, Optional.ofNullable(delimiter),
                Optional.ofNullable(encoding));
    }

    private Transaction read(byte[] content, ReadOptions options) throws IOException {
        List<RowOutcome<?>> rows = new ArrayList<>();
        try (RowSource source = RowSources.open(Files.write(folder.resolve("table.csv"), content), options)) {
            while (source.next()) {
                rows.add(source.outcome());
            }
        }
        assertThat(rows).singleElement().isInstanceOf(RowOutcome.Accepted.class);
        return (Transaction) ((RowOutcome.Accepted<?>) rows.get(0)).row();
    }

    private Transaction read(String encoding, ReadOptions options) throws IOException {
        return read(TABLE.getBytes(Charset.forName(encoding)), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "IBM850", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void shouldReadTheEncodingThatIsSet(String encoding) throws IOException {
        assertThat(read(encoding, options("UTC", null, encoding)).description()).isEqualTo("CAFÉ £");
    }

    /** Else rows with replacement characters would go out, and nobody would know. */
    @ParameterizedTest
    @CsvSource({"ISO-8859-1, UTF-8", "windows-1252, UTF-8", "UTF-8, US-ASCII", "UTF-16LE, UTF-8"})
    void shouldSayThatAFileIsNotInTheEncodingThatIsSet(String encoding, String set) {
        assertThatThrownBy(() -> read(encoding, options("UTC", null, set)))
                .isInstanceOf(UnreadableFileException.class).hasMessageStartingWith("table.csv: ");
    }

    @Test
    void shouldNameTheEncodingThatIsSet() {
        assertThatThrownBy(() -> read("ISO-8859-1", options("UTC", null, "utf-8")))
                .hasMessage("table.csv: is not UTF-8, which is set as its encoding");
    }

    @Test
    void shouldSeeAnOddByteAtTheVeryEndOfAZippedFile() throws IOException {
        // Given
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((TABLE + "489434,85048,BALL,12,2009-12-01 07:45:00,6.95\n".repeat(5_000))
                    .getBytes(StandardCharsets.UTF_8));
            out.write(0xc3);
        }

        // Then
        assertThatThrownBy(() -> RowSources.open(file, options("UTC", null, "UTF-8")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("table.csv.gz: is not UTF-8, which is set as its encoding");
    }

    @Test
    void shouldBelieveAByteOrderMarkMoreThanTheSetting() throws IOException {
        assertThat(read(("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_8), options("UTC", null, "ISO-8859-1"))
                .description()).isEqualTo("CAFÉ £");
    }

    @Test
    void shouldNotBelieveAByteOrderMarkThatLies() {
        // Given
        byte[] content = ("\u00ef\u00bb\u00bf" + TABLE).getBytes(StandardCharsets.ISO_8859_1);

        // Then
        assertThatThrownBy(() -> read(content, options("UTC", null, null)))
                .hasMessage("table.csv: is not UTF-8, which its byte order mark says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "~", "#", ":", " "})
    void shouldReadTheDelimiterThatIsSet(String delimiter) throws IOException {
        // Given
        String table = TABLE.replace("CAF\u00c9 \u00a3", "BALL").replace("01 07:45:00", "01").replace(",", delimiter);

        // Then
        assertThat(read(table.getBytes(StandardCharsets.UTF_8), options("UTC", delimiter, null)).description())
                .isEqualTo("BALL");
    }

    @Test
    void shouldNotTryOtherDelimitersThanTheOneThatIsSet() {
        assertThatThrownBy(() -> read("UTF-8", options("UTC", ";", null))).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void shouldTakeDatesToBeOfTheZoneThatIsSet() throws IOException {
        assertThat(read("UTF-8", options("Asia/Kolkata", null, null)).invoiceDate()).isEqualTo("2009-12-01T02:15:00Z");
    }
}
