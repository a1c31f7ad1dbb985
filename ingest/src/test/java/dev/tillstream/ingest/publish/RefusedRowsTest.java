package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.detect.InputFile;
import org.junit.jupiter.api.Test;

class RefusedRowsTest extends IngestionFixture {

    private static final String PLACE = "refused_sheet,refused_line,refused_column,refused_reason";
    private static final String COLUMNS = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,"
            + "Country";

    private String refused(ReadingPosition run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RefusedRows(clients()).find(run.topic(), run.sha256(), run.startedAt()).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines(ReadingPosition run) throws IOException {
        return refused(run).lines().toList();
    }

    private InputFile workbook(RawWorkbook workbook) throws IOException {
        return InputFile.identify(workbook.write(folder.resolve("table.xlsx")));
    }

    @Test
    void shouldGiveTheHeadersAloneWhenNothingWasRefused() throws Exception {
        // Given
        InputFile file = workbook(5);
        ingest(file);

        // Then
        assertThat(lines(position(file))).containsExactly(PLACE);
    }

    @Test
    void shouldPutSheetsWithDifferentHeadersUnderOneHeader() throws Exception {
        // Given
        String swapped = HEADER.replace("Customer ID", "CustomerID").replace("</row>", inline("I1", "Remark")
                + "</row>");
        InputFile file = workbook(new RawWorkbook()
                .sheet("Year 1", HEADER + row(2) + row(3, "<v>1.5</v>"))
                .sheet("Year 2", swapped + row(2, "<v>2.5</v>").replace("</row>", inline("I2", "late, \"again\"")
                        + "</row>")));

        // When
        ingest(file);

        // Then
        assertThat(lines(position(file))).containsExactly(
                PLACE + "," + COLUMNS + ",CustomerID,Remark",
                "Year 1,3,Quantity,is not a whole number: '1.5',489003,85048,GLASS BALL,1.5,2009-12-01T07:45:00Z,6.95,"
                        + "13085,France,,",
                "Year 2,2,Quantity,is not a whole number: '2.5',489002,85048,GLASS BALL,2.5,2009-12-01T07:45:00Z,6.95,"
                        + ",France,13085,\"late, \"\"again\"\"\"");
    }

    @Test
    void shouldKeepToOneFileAndOneRunOfIt() throws Exception {
        // Given
        InputFile file = workbook(new RawWorkbook().sheet("S", HEADER + row(2, "<v>1.5</v>") + row(3)));
        InputFile other = file("other.csv", COLUMNS + "\n1,2,X,few,2009-12-01,1,,\n");
        ingest(other);
        ingest(file);
        ReadingPosition first = position(file);

        // When
        force(file);

        // Then
        assertThat(records(topics.deadLetters())).hasSize(3);
        assertThat(position(file).startedAt()).isAfter(first.startedAt());
        assertThat(lines(first)).hasSize(2).last().asString().startsWith("S,2,Quantity,");
        assertThat(lines(position(file))).isEqualTo(lines(first));
        assertThat(lines(position(other))).containsExactly(
                PLACE + "," + "Invoice,StockCode,Description,Quantity,InvoiceDate,Price",
                ",2,Quantity,is not a number: 'few',1,2,X,few,2009-12-01,1");
    }

    /** Someone mends the table, and sends it. */
    @Test
    void shouldGiveATableThatCanBeMendedAndSent() throws Exception {
        // Given
        InputFile file = workbook(new RawWorkbook()
                .sheet("S", HEADER + row(2) + row(3, "<v>1.5</v>").replace("GLASS BALL", "K\u00c4SE \u00a3 \u732b")));
        ingest(file);

        // When
        Listener listener = new Listener();
        InputFile mended = file("mended.csv", refused(position(file)).replace(",1.5,", ",15,"));
        IngestionEnd end = ingest(mended, new RowTiming(), listener);

        // Then
        assertThat(end).isInstanceOfSatisfying(IngestionEnd.Completed.class,
                completed -> assertThat(completed.counts().refusedByReason()).isEmpty());
        assertThat(invoices()).containsExactly("489002", "489003");
        assertThat(records(topic)).filteredOn(message -> !Topic.isMark(message)).last()
                .extracting(message -> new String(message.value(), StandardCharsets.UTF_8)).asString()
                .isEqualTo("{\"InvoiceNo\":\"489003\",\"StockCode\":\"85048\","
                        + "\"Description\":\"K\u00c4SE \u00a3 \u732b\",\"Quantity\":15,"
                        + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":6.95,"
                        + "\"CustomerID\":\"13085\",\"Country\":\"France\"}");
        assertThat(listener.ignored).containsExactly(List.of(PLACE.split(",")));
    }

    /** One that is still wrong has its new place, not both. */
    @Test
    void shouldNotRepeatThePlaceOfARowThatIsRefusedAgain() throws Exception {
        // Given
        InputFile file = workbook(new RawWorkbook().sheet("S", HEADER + row(7, "<v>1.5</v>")));
        ingest(file);
        InputFile again = file("mended.csv", refused(position(file)));

        // When
        ingest(again);

        // Then
        assertThat(lines(position(again))).containsExactly(PLACE + "," + COLUMNS,
                ",2,Quantity,is not a whole number: '1.5',489007,85048,GLASS BALL,1.5,2009-12-01T07:45:00Z,6.95,13085,"
                        + "France");
    }

    /** Mended, a row must be what it was but for its fault. */
    @Test
    void shouldNotCutWhatGoesBackIntoTheStream() throws Exception {
        // Given
        String about = "x".repeat(5_000);
        InputFile file = file("amazon.csv", "product_id,product_name,category,discounted_price,actual_price,"
                + "about_product\nB1,Cable,Cables,much,2," + about + "\n");
        ingest(file);

        // Then
        assertThat(refused(position(file))).contains(about);
    }
}
