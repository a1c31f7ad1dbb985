package dev.tillstream.data.transaction;

import static dev.tillstream.data.transaction.TransactionColumn.COUNTRY;
import static dev.tillstream.data.transaction.TransactionColumn.CUSTOMER_ID;
import static dev.tillstream.data.transaction.TransactionColumn.INVOICE_NO;
import static dev.tillstream.data.transaction.TransactionColumn.UNIT_PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class TransactionColumnTest {

    @Test
    void shouldKnowTheHeadersOfBothEditions() {
        List<String> first = List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
                "CustomerID", "Country");
        List<String> second = List.of("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price",
                "Customer ID", "Country");
        assertThat(TransactionColumn.locate(first)).hasSize(8).isEqualTo(TransactionColumn.locate(second));
    }

    @Test
    void shouldFindColumnsInAnyOrderAmongOthers() {
        assertThat(TransactionColumn
                .locate(Arrays.asList("Country", null, "price", "CUSTOMER_ID", "colour", "invoice no")))
                .containsEntry(COUNTRY, 0).containsEntry(UNIT_PRICE, 2).containsEntry(CUSTOMER_ID, 3)
                .containsEntry(INVOICE_NO, 5).hasSize(4);
    }

    @Test
    void shouldTakeTheFirstOfTwoColumnsWithOneName() {
        assertThat(TransactionColumn.locate(List.of("Price", "UnitPrice"))).containsEntry(UNIT_PRICE, 0);
    }
}
