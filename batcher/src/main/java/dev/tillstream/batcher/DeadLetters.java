package dev.tillstream.batcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Records of one partition that are no rows, held until they are sent in the same transaction as the batch around them.
 * Not thread-safe.
 */
final class DeadLetters {

    /** What a letter's key, headers and framing take beside its value. */
    private static final int BESIDE = 16 << 10;

    private final Target target;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;
    private long since;

    /**
     * Where letters go.
     *
     * @param maxBytes the largest message that the topic takes
     */
    record Target(String topic, int maxBytes) {}

    DeadLetters(Target target) {
        this.target = target;
    }

    /** @param now reading of {@link System#nanoTime()} */
    void add(ConsumerRecord<byte[], byte[]> record, RowOutcome.Refused<?> refused, long now) {
        if (records.isEmpty()) {
            since = now;
        }
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(target.topic(), fitting(record.key()),
                fitting(record.value()));
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
        if (letter.value() != record.value() || letter.key() != record.key()) {
            headers.add(RecordHeaders.DEAD_LETTER_CUT, RecordHeaders.value(length(record.value())));
        }
        records.add(letter);
        bytes += length(letter.key()) + length(letter.value());
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

    /** A letter that its topic does not take would stop the stream: its beginning has to do, the rest is at its origin. */
    private byte[] fitting(byte[] field) {
        int most = Math.max(0, (target.maxBytes() - BESIDE) / 2);
        return length(field) <= most ? field : Arrays.copyOf(field, most);
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
