package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.table.RowCheck.Field;
import org.junit.jupiter.api.Test;

class RowCheckTest {

    private static Field text(String header, String value) {
        return new Field(header, value, false);
    }

    private static Field number(String header, String value) {
        return new Field(header, value, true);
    }

    private static List<Field> sound(Field... more) {
        return Stream.concat(Stream.of(more), Stream.of(text("Invoice", "489434"), number("stock_code", "85048"),
                number("Quantity", "12"), text("InvoiceDate", "12/1/2009 7:45"), text("Price", "6.95"))).toList();
    }

    @Test
    void shouldTakeFieldsUnderAnyHeaderAsFilesHoldThem() {
        // When
        RowOutcome<Transaction> outcome = RowCheck.check(Transactions.DATASET, sound(text("Colour", "red")),
                ZoneOffset.UTC);

        // Then
        assertThat(outcome).isEqualTo(new RowOutcome.Accepted<>(new Transaction("489434", "85048", null, 12,
                Instant.parse("2009-12-01T07:45:00Z"), 6.95, null, null)));
    }

    @Test
    void shouldTakeDatesOfTheZoneAndNumbersOfDays() {
        assertThat(RowCheck.check(Transactions.DATASET, sound(), ZoneId.of("Asia/Kolkata")))
                .extracting(outcome -> ((RowOutcome.Accepted<Transaction>) outcome).row().invoiceDate())
                .isEqualTo(Instant.parse("2009-12-01T02:15:00Z"));
        assertThat(RowCheck.check(Transactions.DATASET, List.of(number("InvoiceDate", "40148.322916666664"),
                number("Invoice", "1"), number("StockCode", "2"), number("Quantity", "3"), number("Price", "4")),
                ZoneOffset.UTC))
                .extracting(outcome -> ((RowOutcome.Accepted<Transaction>) outcome).row().invoiceDate())
                .isEqualTo(Instant.parse("2009-12-01T07:45:00Z"));
    }

    @Test
    void shouldNameTheHeaderAtFaultAsItWasGiven() {
        assertThat(RowCheck.check(Transactions.DATASET, List.of(text("Invoice", "1"), text("StockCode", "2"),
                text("QUANTITY", "many")), ZoneOffset.UTC))
                .isEqualTo(new RowOutcome.Refused<>("QUANTITY", "is not a number: 'many'"));
    }

    @Test
    void shouldNameAMissingColumnByItsCanonicalName() {
        assertThat(RowCheck.check(Transactions.DATASET, List.of(), ZoneOffset.UTC))
                .isEqualTo(new RowOutcome.Refused<>("InvoiceNo", "is missing"));
        assertThat(RowCheck.check(Transactions.DATASET, List.of(text("Invoice", "1"), text("StockCode", " ")),
                ZoneOffset.UTC)).isEqualTo(new RowOutcome.Refused<>("StockCode", "is missing"));
    }

    @Test
    void shouldReadMoneyAndPercentagesAsPeopleWriteThem() {
        assertThat(RowCheck.check(Products.DATASET, List.of(text("product_id", "B07"), text("product_name", "Cable"),
                text("category", "USB"), text("discounted_price", "₹399"), text("actual_price", "₹1,099"),
                text("discount_percentage", "64%")), ZoneOffset.UTC))
                .isInstanceOfSatisfying(RowOutcome.Accepted.class, accepted -> assertThat(accepted.row())
                        .hasFieldOrPropertyWithValue("actualPrice", 1099.0)
                        .hasFieldOrPropertyWithValue("discountPercentage", 64.0));
    }
}
