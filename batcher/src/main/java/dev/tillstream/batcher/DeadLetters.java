package dev.tillstream.batcher;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Records of one partition that are no rows, held until they are sent in the same transaction as the batch around them.
 * Not thread-safe.
 */
final class DeadLetters {

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;
    private long since;

    /** @param now reading of {@link System#nanoTime()} */
    void add(ConsumerRecord<byte[], byte[]> record, RowOutcome.Refused<?> refused, long now) {
        if (records.isEmpty()) {
            since = now;
        }
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(record.topic() + Topics.DEAD_LETTER_SUFFIX,
                record.key(), record.value());
        Headers headers = letter.headers();
        for (Header header : record.headers()) {
            headers.add(header);
        }
        headers.add(RecordHeaders.DEAD_LETTER_BY, RecordHeaders.value("batcher"));
        headers.add(RecordHeaders.DEAD_LETTER_REASON, RecordHeaders.value(refused.why()));
        if (refused.column() != null) {
            headers.add(RecordHeaders.DEAD_LETTER_COLUMN, RecordHeaders.value(refused.column()));
        }
        headers.add(RecordHeaders.DEAD_LETTER_ORIGIN,
                RecordHeaders.value(record.topic() + "-" + record.partition() + "@" + record.offset()));
        records.add(letter);
        bytes += length(record.key()) + length(record.value());
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** When the first one came. */
    long since() {
        return since;
    }

    long bytes() {
        return bytes;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
