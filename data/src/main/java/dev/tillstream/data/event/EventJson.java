package dev.tillstream.data.event;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Events as UTF-8 JSON: fields in the order of the record's components, times as ISO-8601, numbers in the same shortest
 * form on every JDK. Unknown fields are ignored when read, so that a later producer may add some. Thread-safe.
 */
public final class EventJson {

    /** Version of the events' form, carried by each record's {@code schema-version} header. */
    public static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private EventJson() {}

    /** The event as bytes. */
    public static byte[] encode(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("can't encode " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEventException if the bytes are null or not JSON, a field is missing or a value out of range
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        if (json == null) {
            throw new MalformedEventException(type.getSimpleName() + " has no value", null);
        }
        try {
            T event = JSON.readValue(json, type);
            if (event == null) {
                throw new MalformedEventException(type.getSimpleName() + " is null", null);
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(type.getSimpleName() + " can't be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
