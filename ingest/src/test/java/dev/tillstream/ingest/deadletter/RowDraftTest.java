package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people's fields make of what letters hold. */
class RowDraftTest {

    private static final Transaction MENDED = new Transaction("489434", "85048", "GLASS BALL", 12,
            Instant.parse("2009-12-01T07:45:00Z"), 6.95, "13085", null);
    private static final String WHOLE = """
            {"Invoice": "489434", "StockCode": "85048", "Description": "GLASS BALL", "Quantity": 12,
             "InvoiceDate": "12/1/2009 7:45", "Price": "6.95", "Customer ID": 13085}""";
    private static final String RECORD = """
            {"InvoiceNo":"489434","StockCode":"85048","Description":"GLASS BALL","Quantity":%s,
             "InvoiceDate":%s,"UnitPrice":6.95,"CustomerID":"13085"}""";

    private static RowOutcome<Transaction> draft(Letter letter, String json) throws IOException {
        return draft(Transactions.DATASET, letter, json);
    }

    private static <R extends Row> RowOutcome<R> draft(Dataset<R> dataset, Letter letter, String json)
            throws IOException {
        return RowDraft.row(dataset, LetterFields.of(letter), FieldsJson.read(json.getBytes(StandardCharsets.UTF_8)),
                ZoneOffset.UTC);
    }

    private static RowOutcome<Transaction> refused(String column, String why) {
        return new RowOutcome.Refused<>(column, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Quantity\": 12}", "{\"quantity\": \"12\"}", "{\"QUANTITY\": \" 12 \"}",
            "{\"Quantity\": 12.0, \"Description\": \"GLASS BALL\", \"UnitPrice\": 6.95}"})
    void shouldLayFieldsOverTheCellsOfARow(String json) throws IOException {
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS), json)).isEqualTo(new RowOutcome.Accepted<>(MENDED));
    }

    @Test
    void shouldLayAFieldOverTheCellOfItsColumnUnderWhateverHeader() throws IOException {
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS), "{\"Quantity\": 12, \"unit_price\": \"7\"}"))
                .isInstanceOfSatisfying(RowOutcome.Accepted.class,
                        accepted -> assertThat(((Transaction) accepted.row()).unitPrice()).isEqualTo(7));
    }

    @Test
    void shouldTakeACellAwayWithNull() throws IOException {
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS), "{\"Quantity\": 12, \"CustomerID\": null}"))
                .isInstanceOfSatisfying(RowOutcome.Accepted.class,
                        accepted -> assertThat(((Transaction) accepted.row()).customerId()).isNull());
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS), "{\"Quantity\": 12, \"Invoice\": null}"))
                .isEqualTo(refused("Invoice", "is missing"));
    }

    @Test
    void shouldNameTheNextFaultOfARowThatHasTwo() throws IOException {
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS.replace("6.95", "cheap")), "{\"Quantity\": 12}"))
                .isEqualTo(refused("Price", "is not a number: 'cheap'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"Quantity\": \"some\"}|Quantity|is not a number: 'some'",
            "{\"Quantity\": 1.5}|Quantity|is not a whole number: '1.5'", "{\"Quantity\": null}|Quantity|is missing",
            "{\"Quantity\": true}|Quantity|is neither a text nor a number",
            "{\"Quantity\": [12]}|Quantity|is neither a text nor a number",
            "{\"Quantity\": 1e400}|Quantity|is out of range: '1e400'",
            "{\"Quantiy\": 12}|Quantiy|is no column of online-retail, which has InvoiceNo, StockCode, Description, "
                    + "Quantity, InvoiceDate, UnitPrice, CustomerID, Country",
            "{\"Quantity\": 12, \"Price\": 1, \"UnitPrice\": 2}|UnitPrice|is given twice",
            "{\"Quantity\": 12, \"Quantity\": 13}|Quantity|is given twice",
            "{}|Quantity|is not a number: 'many'"})
    void shouldNameTheFieldAtFault(String json, String field, String why) throws IOException {
        assertThat(draft(Letters.ofWorkbook(Letters.CELLS), json)).isEqualTo(refused(field, why));
    }

    @Test
    void shouldNotTakeWhatAWorkbookShowsForAFailedFormulaForAText() throws IOException {
        // Given
        String cells = Letters.CELLS.replace("GLASS BALL", "#N/A");

        // Then
        assertThat(draft(Letters.ofWorkbook(cells), "{\"Quantity\": 12}"))
                .isEqualTo(refused("Description", "holds an error: '#N/A'"));
        assertThat(draft(Letters.ofWorkbook(cells), "{\"Quantity\": 12, \"Description\": \"GLASS BALL\"}"))
                .isEqualTo(new RowOutcome.Accepted<>(MENDED));
        assertThat(draft(Letters.ofCsv(cells), "{\"Quantity\": 12}")).isInstanceOf(RowOutcome.Accepted.class);
    }

    @Test
    void shouldNotTakeACellThatWasCut() throws IOException {
        // Given
        String cells = Letters.CELLS.replace("GLASS BALL", "G".repeat(Column.MAX_TEXT) + "…");

        // Then
        assertThat(draft(Letters.ofWorkbook(cells), "{\"Quantity\": 12}"))
                .isEqualTo(refused("Description", "was cut when the row was refused: give it in full"));
        assertThat(draft(Letters.ofWorkbook(cells), "{\"Quantity\": 12, \"Description\": \"GLASS BALL\"}"))
                .isEqualTo(new RowOutcome.Accepted<>(MENDED));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no JSON", "[1]", "{\"Invoice\": \"1\"} {}", "{\"Quantity\": ", "\"text\"", "null"})
    void shouldTakeAWholeRowWhereTheLetterHoldsNoObject(String value) throws IOException {
        for (Letter letter : List.of(Letters.ofBatcher(Transactions.DATASET, value), Letters.ofWorkbook(value))) {
            assertThat(draft(letter, WHOLE)).isEqualTo(new RowOutcome.Accepted<>(MENDED));
            assertThat(draft(letter, "{\"Quantity\": 12}")).isEqualTo(refused("InvoiceNo", "is missing"));
        }
    }

    @Test
    void shouldTakeAWholeRowForBytesWithoutHeaders() throws IOException {
        assertThat(draft(Letters.withoutHeaders(new byte[]{0, -1, 2, -3}), WHOLE))
                .isEqualTo(new RowOutcome.Accepted<>(MENDED));
    }

    @Test
    void shouldLayFieldsOverARecordsObject() throws IOException {
        assertThat(draft(Letters.ofBatcher(Transactions.DATASET,
                RECORD.formatted("\"many\"", "\"2009-12-01T07:45:00Z\"")), "{\"Quantity\": 12}"))
                .isEqualTo(new RowOutcome.Accepted<>(MENDED));
        // One of an unknown version may be a sound row.
        assertThat(draft(Letters.ofBatcher(Transactions.DATASET, RECORD.formatted("12", "\"2009-12-01T07:45:00Z\"")),
                "{}")).isEqualTo(new RowOutcome.Accepted<>(MENDED));
    }

    @Test
    void shouldNotTakeARecordsNumberForAWorkbooksDays() throws IOException {
        assertThat(draft(Letters.ofBatcher(Transactions.DATASET, RECORD.formatted("12", "40148.32")), "{}"))
                .isEqualTo(refused("InvoiceDate", "is not a date: '40148.32'"));
    }

    @Test
    void shouldNotTakeARecordsPercentageForAShare() throws IOException {
        // When
        RowOutcome<Product> outcome = draft(Products.DATASET, Letters.ofBatcher(Products.DATASET, """
                {"product_id": "B07", "product_name": "Cable", "discounted_price": 1, "actual_price": 1,
                 "discount_percentage": 0.5, "rating_count": 2}"""), "{\"category\": \"USB\"}");

        // Then
        assertThat(outcome).isEqualTo(new RowOutcome.Accepted<>(new Product("B07", "Cable", "USB", 1, 1, 0.5, null, 2,
                null)));
    }

    @Test
    void shouldTakeEventsWithTheirMilliseconds() throws IOException {
        assertThat(draft(VisitorEvents.DATASET, Letters.ofBatcher(VisitorEvents.DATASET, """
                {"timestamp": 1433221332117, "visitorid": 257597, "event": "look", "itemid": 355908}"""),
                "{\"event\": \"view\"}")).isInstanceOf(RowOutcome.Accepted.class);
    }

    @Test
    void shouldNotTakeAnObjectOfCountlessFields() throws IOException {
        // Given
        StringBuilder many = new StringBuilder(RECORD.formatted("12", "\"2009-12-01T07:45:00Z\""));
        many.setLength(many.length() - 1);
        for (int i = 0; i < 100_000; i++) {
            many.append(",\"f").append(i).append("\":0");
        }

        // Then
        assertThat(draft(Letters.ofBatcher(Transactions.DATASET, many + "}"), "{\"Quantity\": 12}"))
                .isEqualTo(refused("InvoiceNo", "is missing"));
    }
}
