package dev.tillstream.data.transaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Transactions on the wire: one JSON object with the columns' canonical headers as field names, missing texts left out.
 *
 * <p>The encoder is written by hand, since every row passes it once: it fills one buffer and allocates the result alone.
 * An instance is <b>not thread-safe</b>; use one for each thread.
 */
public final class TransactionJson {

    /** Version of this form, carried by each record's {@code schema-version} header. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INVOICE_NO = ascii("{\"InvoiceNo\":");
    private static final byte[] STOCK_CODE = ascii(",\"StockCode\":");
    private static final byte[] DESCRIPTION = ascii(",\"Description\":");
    private static final byte[] QUANTITY = ascii(",\"Quantity\":");
    private static final byte[] INVOICE_DATE = ascii(",\"InvoiceDate\":\"");
    private static final byte[] UNIT_PRICE = ascii("\",\"UnitPrice\":");
    private static final byte[] CUSTOMER_ID = ascii(",\"CustomerID\":");
    private static final byte[] COUNTRY = ascii(",\"Country\":");

    private byte[] buffer = new byte[512];
    private int end;

    /** The row as UTF-8 JSON. */
    public byte[] encode(Transaction row) {
        end = 0;
        raw(INVOICE_NO);
        text(row.invoiceNo());
        raw(STOCK_CODE);
        text(row.stockCode());
        optional(DESCRIPTION, row.description());
        raw(QUANTITY);
        room(Decimals.MAX_LENGTH);
        end = Decimals.write(row.quantity(), buffer, end);
        raw(INVOICE_DATE);
        room(Timestamps.MAX_LENGTH);
        end = Timestamps.write(row.invoiceDate(), buffer, end);
        raw(UNIT_PRICE);
        room(Decimals.MAX_LENGTH);
        end = Decimals.write(row.unitPrice(), buffer, end);
        optional(CUSTOMER_ID, row.customerId());
        optional(COUNTRY, row.country());
        put('}');
        return Arrays.copyOf(buffer, end);
    }

    /**
     * Reads one row. Fields that are not known are ignored, so that a later producer may add some.
     *
     * @param json the record's value; null (a tombstone) is refused as anything else that is no row
     */
    public static RowOutcome decode(byte[] json) {
        if (json == null) {
            return new RowOutcome.Refused(null, "has no value");
        }
        Fields fields = new Fields();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new RowOutcome.Refused(null, "is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                String why = fields.set(name, parser);
                if (why != null) {
                    return new RowOutcome.Refused(name, why);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return new RowOutcome.Refused(null, "is not one JSON object");
            }
        } catch (JsonProcessingException malformed) {
            return new RowOutcome.Refused(null, "is not JSON: " + malformed.getOriginalMessage());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return fields.build();
    }

    private static final class Fields {
        private String invoiceNo;
        private String stockCode;
        private String description;
        private Integer quantity;
        private Instant invoiceDate;
        private Double unitPrice;
        private String customerId;
        private String country;

        /** Takes one field; returns why it is refused, or null. */
        private String set(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "InvoiceNo", "StockCode", "Description", "CustomerID", "Country", "InvoiceDate" -> {
                    if (parser.currentToken() == JsonToken.VALUE_NULL) {
                        return null;
                    }
                    if (parser.currentToken() != JsonToken.VALUE_STRING) {
                        return "is not a text";
                    }
                    return setText(name, parser.getText());
                }
                case "Quantity" -> {
                    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                        return "is not a whole number";
                    }
                    long value = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? Long.MAX_VALUE
                            : parser.getLongValue();
                    if (value != (int) value) {
                        return "is out of range";
                    }
                    quantity = (int) value;
                    return null;
                }
                case "UnitPrice" -> {
                    if (!parser.currentToken().isNumeric()) {
                        return "is not a number";
                    }
                    unitPrice = parser.getDoubleValue();
                    return Double.isFinite(unitPrice) ? null : "is out of range";
                }
                default -> {
                    parser.skipChildren();
                    return null;
                }
            }
        }

        private String setText(String name, String text) {
            switch (name) {
                case "InvoiceNo" -> invoiceNo = text;
                case "StockCode" -> stockCode = text;
                case "Description" -> description = text;
                case "CustomerID" -> customerId = text;
                case "Country" -> country = text;
                default -> {
                    try {
                        invoiceDate = Timestamps.parse(text);
                    } catch (DateTimeException e) {
                        return "is not an ISO-8601 timestamp in UTC";
                    }
                    // What the writers can write is what the readers take.
                    if (invoiceDate.isBefore(Timestamps.MIN) || invoiceDate.isAfter(Timestamps.MAX)) {
                        return "is out of range";
                    }
                }
            }
            return null;
        }

        private RowOutcome build() {
            if (invoiceNo == null || invoiceNo.isBlank()) {
                return missing("InvoiceNo");
            }
            if (stockCode == null || stockCode.isBlank()) {
                return missing("StockCode");
            }
            if (quantity == null) {
                return missing("Quantity");
            }
            if (invoiceDate == null) {
                return missing("InvoiceDate");
            }
            if (unitPrice == null) {
                return missing("UnitPrice");
            }
            return new RowOutcome.Accepted(new Transaction(invoiceNo, stockCode, description, quantity, invoiceDate,
                    unitPrice, customerId, country));
        }

        private static RowOutcome missing(String field) {
            return new RowOutcome.Refused(field, "is missing");
        }
    }

    private void optional(byte[] name, String text) {
        if (text != null) {
            raw(name);
            text(text);
        }
    }

    private void text(String text) {
        int length = text.length();
        // Six bytes are the most that a character needs: an escaped control character.
        room(length * 6 + 2);
        buffer[end++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                plain(c);
            } else if (c < 0x800) {
                buffer[end++] = (byte) (0xc0 | c >> 6);
                buffer[end++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                buffer[end++] = (byte) (0xf0 | point >> 18);
                buffer[end++] = (byte) (0x80 | point >> 12 & 0x3f);
                buffer[end++] = (byte) (0x80 | point >> 6 & 0x3f);
                buffer[end++] = (byte) (0x80 | point & 0x3f);
            } else if (Character.isSurrogate(c)) {
                // Half a pair has no UTF-8 form.
                buffer[end++] = '?';
            } else {
                buffer[end++] = (byte) (0xe0 | c >> 12);
                buffer[end++] = (byte) (0x80 | c >> 6 & 0x3f);
                buffer[end++] = (byte) (0x80 | c & 0x3f);
            }
        }
        buffer[end++] = '"';
    }

    private void plain(char c) {
        if (c == '"' || c == '\\') {
            buffer[end++] = '\\';
            buffer[end++] = (byte) c;
        } else if (c >= 0x20) {
            buffer[end++] = (byte) c;
        } else {
            buffer[end++] = '\\';
            buffer[end++] = 'u';
            buffer[end++] = '0';
            buffer[end++] = '0';
            buffer[end++] = HEX[c >> 4];
            buffer[end++] = HEX[c & 0xf];
        }
    }

    private void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
    }

    private void put(char c) {
        room(1);
        buffer[end++] = (byte) c;
    }

    private void room(int bytes) {
        if (buffer.length - end < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + bytes));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
