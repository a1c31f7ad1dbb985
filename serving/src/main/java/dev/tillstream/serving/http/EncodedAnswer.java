package dev.tillstream.serving.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;

/** An answer that has been written already. */
record EncodedAnswer(byte[] json) implements JsonAnswer {

    @Override
    public void writeTo(JsonGenerator generator) throws IOException {
        generator.writeRawValue(new String(json, StandardCharsets.UTF_8));
    }
}
