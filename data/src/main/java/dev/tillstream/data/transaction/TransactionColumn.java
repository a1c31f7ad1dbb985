package dev.tillstream.data.transaction;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a transaction table, with the headers that both UCI editions give them. */
public enum TransactionColumn {
    INVOICE_NO("InvoiceNo", "Invoice"), STOCK_CODE("StockCode"), DESCRIPTION("Description"), QUANTITY(
            "Quantity"), INVOICE_DATE(
                    "InvoiceDate"), UNIT_PRICE("UnitPrice", "Price"), CUSTOMER_ID("CustomerID"), COUNTRY("Country");

    private final String header;
    private final List<String> aliases;

    TransactionColumn(String header, String... aliases) {
        this.header = header;
        this.aliases = List.of(aliases);
    }

    /** The canonical header, also the field name on the wire and in batch files. */
    public String header() {
        return header;
    }

    /**
     * Finds the columns in a header row, in any order. Case, blanks, {@code _} and {@code -} don't matter, so that
     * {@code Customer ID} and {@code CUSTOMER_ID} are one. Where a header occurs twice, the first one counts.
     *
     * @param headers one text for each cell of the row; null for an empty cell
     * @return the zero-based cell of each column that was found; columns that are missing are not in the map
     */
    public static Map<TransactionColumn, Integer> locate(List<String> headers) {
        Map<TransactionColumn, Integer> found = new EnumMap<>(TransactionColumn.class);
        for (int cell = 0; cell < headers.size(); cell++) {
            String name = normalise(headers.get(cell));
            for (TransactionColumn column : values()) {
                if (column.matches(name)) {
                    found.putIfAbsent(column, cell);
                }
            }
        }
        return found;
    }

    private boolean matches(String normalised) {
        return normalise(header).equals(normalised) || aliases.stream().anyMatch(a -> normalise(a).equals(normalised));
    }

    private static String normalise(String header) {
        return header == null ? "" : header.replaceAll("[\\s_\\-\u00a0\ufeff]", "").toLowerCase(Locale.ROOT);
    }
}
