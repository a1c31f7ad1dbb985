package dev.tillstream.ingest.cli;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.RawWorkbook;
import org.junit.jupiter.api.Test;

/** What is told of a file when it is sent, at the terminal and on the topic of receipts. */
class CliReceiptsTest extends CliFixture {

    private Path workbook() {
        String more = HEADER.replace("</row>", inline("I1", "Colour") + inline("J1", "Size") + "</row>");
        return new RawWorkbook().sheet("Year 1", more + row(2) + row(3, "<v>1.5</v>") + row(4, "<v>2.5</v>"))
                .sheet("Year 2", HEADER + row(2) + row(3)).write(folder.resolve("table.xlsx"));
    }

    @Test
    void shouldTellEachSheetAndWhyRowsWereRefused() {
        // When
        int status = ingest(workbook());

        // Then
        assertThat(status).isZero();
        assertThat(out.toString().lines()).satisfiesExactly(
                sums -> assertThat(sums).startsWith("table.xlsx: online-retail to " + topic
                        + ": 5 rows read = 3 published + 2 refused, ").endsWith(" rows/s"),
                first -> assertThat(first).isEqualTo("  sheet Year 1: 3 rows read = 1 published + 2 refused, "
                        + "from 2009-12-01T07:45:00Z to 2009-12-01T07:45:00Z"),
                reason -> assertThat(reason).isEqualTo("  refused: Quantity is not a whole number: 2 rows"),
                second -> assertThat(second).startsWith("  sheet Year 2: 2 rows read = 2 published + 0 refused, "));
    }

    @Test
    void shouldTellReasonsOfATableWithoutSheets() throws IOException {
        // When
        ingest(write("table.csv", TABLE + "489435,85048,BALL,many,2009-12-01,1\n"));

        // Then
        assertThat(out.toString().lines()).hasSize(2).last().isEqualTo("  refused: Quantity is not a number: 1 rows");
    }

    @Test
    void shouldNameColumnsThatAreIgnored() {
        // When
        ingest(workbook());

        // Then
        assertThat(err.toString())
                .contains("table.xlsx: columns that online-retail does not have are ignored: Colour, Size");
    }

    @Test
    void shouldKeepAReceiptOfEachSending() {
        // Given
        Path file = workbook();
        Instant begin = Instant.now();

        // When
        ingest(file);
        ingest(file);
        ingest(file, "--force");

        // Then
        List<IngestReceipt> receipts = receipts(topic);
        assertThat(receipts).extracting(IngestReceipt::state)
                .containsExactly("completed", "already-ingested", "completed");
        assertThat(receipts).extracting(IngestReceipt::forced).containsExactly(false, false, true);
        assertThat(receipts).extracting(IngestReceipt::job).doesNotHaveDuplicates()
                .allSatisfy(job -> assertThat(UUID.fromString(job)).isNotNull());
        assertThat(receipts).allSatisfy(receipt -> {
            assertThat(receipt.file()).isEqualTo("table.xlsx");
            assertThat(receipt.sha256()).hasSize(64);
            assertThat(receipt.dataset()).isEqualTo("online-retail");
            assertThat(receipt.ignoredColumns()).containsExactly("Colour", "Size");
            assertThat(receipt.sheets()).extracting(SheetCounts::sheet).containsExactly("Year 1", "Year 2");
            assertThat(receipt.sheets()).extracting(SheetCounts::refused).containsExactly(2L, 0L);
            assertThat(receipt.queuedAt()).isBetween(begin, receipt.finishedAt());
        });
        assertThat(receipts.get(1).startedAt()).isEqualTo(receipts.get(0).startedAt());
        assertThat(receipts.get(2).startedAt()).isAfter(receipts.get(0).startedAt());
    }

    @Test
    void shouldKeepNoReceiptOfAFileThatWasNotSent() throws IOException {
        // When
        ingest(write("bad.csv", "no table"));
        ingest(write("table.csv", TABLE));

        // Then
        assertThat(receipts(topic)).extracting(IngestReceipt::file).containsExactly("table.csv");
    }
}
