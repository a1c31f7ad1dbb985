package dev.tillstream.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.data.visitor.VisitorEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {

    private static final Product LAMP = new Product("B08TDJ5BVF", "Lamp, \"small\"", "Home|Lamps", 199, 1099.5, 82.0,
            4.1, 24_269, "bright|white");
    private static final Product BARE = new Product("B1", "Cable", "Home", 0, 0, null, null, null, null);
    private static final VisitorEvent PURCHASE = new VisitorEvent(Instant.ofEpochMilli(1_433_221_332_117L), 257_597,
            Action.TRANSACTION, 355_908, 4000L);

    @Test
    void shouldKnowTheHeadersOfBothEditions() {
        List<String> first = List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
                "CustomerID", "Country");
        List<String> second = List.of("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price",
                "Customer ID", "Country");
        assertThat(Transactions.DATASET.locate(first)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7)
                .isEqualTo(Transactions.DATASET.locate(second));
    }

    @Test
    void shouldKnowTheHeadersOfBothCatalogues() {
        assertThat(Products.DATASET.locate(List.of("Product id", "Product name", "Category", "Discounted price",
                "Actual price", "Discount percentage", "Rating", "Rating count", "About product")))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Products.DATASET.locate(List.of("product_id", "product_name", "category", "discounted_price",
                "actual_price", "discount_percentage", "rating", "rating_count", "about_product", "user_id")))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void shouldFindColumnsInAnyOrderAmongOthers() {
        assertThat(Transactions.DATASET
                .locate(Arrays.asList("Country", null, "price", "CUSTOMER_ID", "colour", "invoice no")))
                .containsExactly(5, -1, -1, -1, -1, 2, 3, 0);
    }

    @Test
    void shouldTakeTheFirstOfTwoColumnsWithOneName() {
        assertThat(Transactions.DATASET.locate(List.of("Price", "UnitPrice"))[5]).isZero();
    }

    @Test
    void shouldKeepTheFormOfProducts() {
        RowJson<Product> json = new RowJson<>(Products.DATASET);
        assertThat(text(json.encode(LAMP))).isEqualTo("{\"product_id\":\"B08TDJ5BVF\","
                + "\"product_name\":\"Lamp, \\\"small\\\"\",\"category\":\"Home|Lamps\",\"discounted_price\":199,"
                + "\"actual_price\":1099.5,\"discount_percentage\":82,\"rating\":4.1,\"rating_count\":24269,"
                + "\"about_product\":\"bright|white\"}");
        assertThat(json.decode(json.encode(LAMP))).isEqualTo(new RowOutcome.Accepted<>(LAMP));
        assertThat(json.decode(json.encode(BARE))).isEqualTo(new RowOutcome.Accepted<>(BARE));
    }

    @Test
    void shouldKeepTheFormOfEvents() {
        RowJson<VisitorEvent> json = new RowJson<>(VisitorEvents.DATASET);
        assertThat(text(json.encode(PURCHASE))).isEqualTo("{\"timestamp\":1433221332117,\"visitorid\":257597,"
                + "\"event\":\"transaction\",\"itemid\":355908,\"transactionid\":4000}");
        assertThat(json.decode(json.encode(PURCHASE))).isEqualTo(new RowOutcome.Accepted<>(PURCHASE));
    }

    @ParameterizedTest
    @CsvSource({"event, '\"hover\"', 'is none of view, addtocart, transaction'", "visitorid, -1, is out of range",
            "itemid, 1.5, is not a whole number", "timestamp, '\"soon\"', is not a whole number of milliseconds",
            "timestamp, 99999999999999999, is out of range"})
    void shouldSayWhatIsWrongWithAnEvent(String field, String value, String why) {
        RowJson<VisitorEvent> json = new RowJson<>(VisitorEvents.DATASET);
        String broken = text(json.encode(PURCHASE)).replaceAll("\"" + field + "\":(\"[^\"]*\"|[0-9]+)",
                "\"" + field + "\":" + value);
        assertThat(json.decode(broken.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new RowOutcome.Refused<>(field, why));
    }

    @ParameterizedTest
    @CsvSource({"view, VIEW", "View, VIEW", "ADDTOCART, ADDTOCART", "transactıon, TRANSACTION", "vİew, VIEW"})
    void shouldTakeAllowedTextsWhateverTheirCase(String text, Action action) {
        String event = "{\"timestamp\":1,\"visitorid\":1,\"event\":\"" + text + "\",\"itemid\":1}";
        assertThat(new RowJson<>(VisitorEvents.DATASET).decode(event.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new RowOutcome.Accepted<>(
                        new VisitorEvent(Instant.ofEpochMilli(1), 1, action, 1, null)));
    }

    @Test
    void shouldFindDatasetsByName() {
        assertThat(Datasets.ALL).allSatisfy(dataset -> assertThat(Datasets.named(dataset.name())).contains(dataset));
        assertThat(Datasets.named("unknown")).isEmpty();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
