package dev.tillstream.ingest.deadletter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter.
 *
 * @param at when it became one
 * @param value what the record held, not to be changed; null where it held nothing
 */
record Letter(LetterId id, LetterTopics.LetterTopic topic, Provenance provenance, Instant at, byte[] value) {

    Letter {
        requireNonNull(id, "id");
        requireNonNull(topic, "topic");
        requireNonNull(provenance, "provenance");
        requireNonNull(at, "at");
    }

    static Letter of(LetterTopics.LetterTopic topic, ConsumerRecord<byte[], byte[]> message) {
        return new Letter(new LetterId(message.topic(), message.partition(), message.offset()), topic,
                Provenance.of(message.headers()), Instant.ofEpochMilli(message.timestamp()), message.value());
    }
}
