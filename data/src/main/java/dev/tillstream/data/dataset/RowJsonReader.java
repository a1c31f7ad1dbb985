package dev.tillstream.data.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/** Reads rows from JSON objects. Not thread-safe. */
final class RowJsonReader<R extends Row> {

    private static final JsonFactory JSON = new JsonFactory();

    private final Dataset<R> dataset;
    private final RowValues values;
    private final Column[] columns;
    private final Map<String, Integer> byName = new HashMap<>();

    RowJsonReader(Dataset<R> dataset) {
        this.dataset = dataset;
        this.values = new RowValues(dataset);
        this.columns = dataset.columns().toArray(Column[]::new);
        for (int column = 0; column < columns.length; column++) {
            byName.put(columns[column].name(), column);
        }
    }

    RowOutcome<R> read(byte[] json) {
        if (json == null) {
            return refused(null, "has no value");
        }
        values.clear();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return refused(null, "is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                String why = take(name, parser);
                if (why != null) {
                    return refused(name, why);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return refused(null, "is not one JSON object");
            }
        } catch (JsonProcessingException malformed) {
            return refused(null, "is not JSON: " + malformed.getOriginalMessage());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return values.build(dataset);
    }

    /** Takes one field; returns why it is refused, or null. */
    private String take(String name, JsonParser parser) throws IOException {
        Integer column = byName.get(name);
        if (column == null) {
            parser.skipChildren();
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (columns[column].kind().type()) {
            case TEXT -> text(column, parser);
            case NUMBER -> number(column, parser);
            case TIME -> time(column, parser);
        };
    }

    private String text(int column, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return values.put(column, parser.getText());
        }
        // Other producers may send numeric codes as numbers.
        boolean code = columns[column].kind() == Column.Kind.CODE
                && parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return code ? values.put(column, parser.getText()) : "is not a text";
    }

    private String number(int column, JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric()
                ? values.put(column, parser.getDoubleValue())
                : columns[column].kind().isWhole() ? "is not a whole number" : "is not a number";
    }

    private String time(int column, JsonParser parser) throws IOException {
        if (columns[column].kind() == Column.Kind.EPOCH_MILLIS) {
            return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? values.putMillis(column, parser.getDoubleValue())
                    : "is not a whole number of milliseconds";
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return "is not a text";
        }
        Instant time;
        try {
            time = Timestamps.parse(parser.getText());
        } catch (DateTimeException e) {
            return "is not an ISO-8601 timestamp in UTC";
        }
        return values.put(column, time);
    }

    private RowOutcome<R> refused(String column, String why) {
        return new RowOutcome.Refused<>(column, why);
    }
}
