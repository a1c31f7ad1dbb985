package dev.tillstream.ingest.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

import dev.tillstream.data.transaction.Transaction;

/** Writes one worksheet's XML. Not thread-safe. */
final class SheetXml {

    private static final List<String> HEADERS = List.of("Invoice", "StockCode", "Description", "Quantity",
            "InvoiceDate", "Price", "Customer ID", "Country");
    private static final long SERIAL_EPOCH_MILLIS = Instant.parse("1899-12-30T00:00:00Z").toEpochMilli();
    private static final double DAY_MILLIS = 86_400_000;
    private static final int FLUSH_AT = 1 << 15;
    /** What a double holds exactly. */
    private static final int MAX_DIGITS = 15;

    private final OutputStream out;
    private final ToIntFunction<String> shared;
    private final StringBuilder xml = new StringBuilder(FLUSH_AT + 4096);
    private int rows;
    private char column;

    /** @param shared gives a text its number in the table of shared texts */
    SheetXml(OutputStream out, ToIntFunction<String> shared) {
        this.out = out;
        this.shared = shared;
        xml.append(WorkbookParts.DECLARATION).append("<worksheet xmlns=\"").append(WorkbookParts.MAIN)
                .append("\"><sheetData>");
        startRow();
        HEADERS.forEach(this::text);
        xml.append("</row>");
    }

    /** Rows so far, the header included. */
    int rows() {
        return rows;
    }

    void write(Transaction row) throws IOException {
        startRow();
        code(row.invoiceNo());
        code(row.stockCode());
        text(row.description());
        number(Integer.toString(row.quantity()), "");
        number(Double.toString((row.invoiceDate().toEpochMilli() - SERIAL_EPOCH_MILLIS) / DAY_MILLIS), " s=\"1\"");
        number(price(row.unitPrice()), "");
        code(row.customerId());
        text(row.country());
        xml.append("</row>");
        if (xml.length() >= FLUSH_AT) {
            flush();
        }
    }

    void end() throws IOException {
        xml.append("</sheetData></worksheet>");
        flush();
    }

    private void startRow() {
        rows++;
        column = 'A';
        xml.append("<row r=\"").append(rows).append("\">");
    }

    /** Codes of digits are numbers in the original, unless a number would not give them back. */
    private void code(String code) {
        if (code != null && isNumber(code)) {
            number(code, "");
        } else {
            text(code);
        }
    }

    private void text(String text) {
        if (text != null) {
            cell(" t=\"s\"").append(shared.applyAsInt(text)).append("</v></c>");
        }
        column++;
    }

    private void number(String number, String style) {
        cell(style).append(number).append("</v></c>");
        column++;
    }

    private StringBuilder cell(String attributes) {
        return xml.append("<c r=\"").append(column).append(rows).append('"').append(attributes).append("><v>");
    }

    private void flush() throws IOException {
        // Numbers, references and markup alone: texts are in the shared table.
        out.write(xml.toString().getBytes(StandardCharsets.US_ASCII));
        xml.setLength(0);
    }

    private static String price(double price) {
        return price == Math.rint(price) && Math.abs(price) < 1e15
                ? Long.toString((long) price)
                : Double.toString(price);
    }

    private static boolean isNumber(String code) {
        return code.length() <= MAX_DIGITS && code.chars().allMatch(c -> c >= '0' && c <= '9')
                && (code.charAt(0) != '0' || code.length() == 1);
    }
}
