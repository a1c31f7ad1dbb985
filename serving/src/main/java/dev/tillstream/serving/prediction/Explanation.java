package dev.tillstream.serving.prediction;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/** What a cluster is like, or why that can't be told. */
public sealed interface Explanation {

    /**
     * The cluster's card.
     *
     * @param json as the trainer wrote it
     * @param sentence all of it in one sentence
     */
    record Card(int cluster, String json, String sentence) implements Explanation {}

    /** There is none. */
    record Missing(String why) implements Explanation {}

    /** Writes the field {@code card}, and {@code cardMissing} if it is null. */
    default void writeFields(JsonGenerator json) throws IOException {
        if (this instanceof Card card) {
            json.writeFieldName("card");
            json.writeRawValue(card.json());
        } else if (this instanceof Missing missing) {
            json.writeNullField("card");
            json.writeStringField("cardMissing", missing.why());
        }
    }
}
