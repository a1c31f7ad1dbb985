package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * A retail row by its meaning, so that what was read from a workbook, a topic and a file can be compared. It is decoded
 * here and not by the project's own code, whose faults would otherwise cancel each other out.
 *
 * @param description null where there is none, as the two below
 */
record Row(
        String invoice,
        String stockCode,
        String description,
        int quantity,
        Instant time,
        double price,
        String customer,
        String country) {

    static Row ofJson(JsonNode row) {
        return new Row(row.required("InvoiceNo").textValue(), row.required("StockCode").textValue(),
                row.path("Description").textValue(), row.required("Quantity").intValue(),
                Instant.parse(row.required("InvoiceDate").textValue()), row.required("UnitPrice").doubleValue(),
                row.path("CustomerID").textValue(), row.path("Country").textValue());
    }

    static Row ofCsv(NamedCsvRecord row) {
        return new Row(row.getField("InvoiceNo"), row.getField("StockCode"), optional(row.getField("Description")),
                Integer.parseInt(row.getField("Quantity")), Instant.parse(row.getField("InvoiceDate")),
                Double.parseDouble(row.getField("UnitPrice")), optional(row.getField("CustomerID")),
                optional(row.getField("Country")));
    }

    /** Says where two long lists part, instead of printing them. */
    static void assertSame(List<Row> rows, List<Row> expected) {
        int parting = Arrays.mismatch(rows.toArray(), expected.toArray());
        if (parting >= 0) {
            assertThat(around(rows, parting)).as("%,d rows from row %,d on, of %,d rows", rows.size(), parting,
                    expected.size()).isEqualTo(around(expected, parting));
        }
        assertThat(rows).hasSameSizeAs(expected);
    }

    private static List<Row> around(List<Row> rows, int row) {
        return rows.subList(Math.min(row, rows.size()), Math.min(row + 3, rows.size()));
    }

    private static String optional(String field) {
        return field.isEmpty() ? null : field;
    }
}
