package dev.tillstream.serving.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/** An answer that writes itself as JSON, so that no binding and no reflection is needed. */
public interface JsonAnswer {

    /** Writes one JSON value. */
    void writeTo(JsonGenerator json) throws IOException;
}
