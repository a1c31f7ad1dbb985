package dev.tillstream.serving.topic;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads events from their records. */
public final class EventRecords {

    private static final String KNOWN_SCHEMA = Integer.toString(EventJson.SCHEMA_VERSION);

    private EventRecords() {}

    /** @throws MalformedEventException if the event is of a schema that is not known here, or broken */
    public static <T> T decode(ConsumerRecord<?, byte[]> record, Class<T> type) {
        Header schema = record.headers().lastHeader(RecordHeaders.SCHEMA_VERSION);
        String version = schema == null ? null : RecordHeaders.text(schema.value());
        if (!KNOWN_SCHEMA.equals(version)) {
            throw new MalformedEventException("schema version " + version + " is not known here", null);
        }
        return EventJson.decode(record.value(), type);
    }
}
