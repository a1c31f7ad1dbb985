package dev.tillstream.ingest.deadletter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads the fields of a JSON object, numbers as they are written. */
final class FieldsJson {

    /** Far above every dataset's. */
    private static final int MAX_FIELDS = 1_000;
    private static final JsonFactory JSON = new JsonFactory();

    private FieldsJson() {}

    /**
     * The fields in their order; one that occurs again is there again.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the bytes are not one JSON object, or one with too
     *         many fields
     */
    static List<DraftField> read(byte[] json) throws IOException {
        List<DraftField> fields = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "it is not a JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (fields.size() == MAX_FIELDS) {
                    throw new JsonParseException(parser, "it has more than " + MAX_FIELDS + " fields");
                }
                fields.add(field(name, parser));
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the JSON object");
            }
        }
        return fields;
    }

    private static DraftField field(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL) {
            return DraftField.text(name, token == JsonToken.VALUE_NULL ? null : parser.getText());
        }
        if (token.isNumeric()) {
            return DraftField.number(name, parser.getText());
        }
        parser.skipChildren();
        return DraftField.unusable(name, "is neither a text nor a number");
    }
}
