package dev.tillstream.ingest.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.source.RowSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Makes the records for what ingest sends. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
final class RowRecords<R extends Row> {

    /** The longest text that a row can have: a mended row must be what it was. */
    private static final int MOST_OF_A_CELL = Column.MAX_TEXT;
    /** A dead letter must fit into a message of Kafka's usual size, at six bytes a character: further cells are left out. */
    private static final int MOST_OF_A_ROW = 150_000;
    private static final int MOST_OF_A_HEADER = 2_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Header ROW_VERSION = header(RecordHeaders.SCHEMA_VERSION,
            Integer.toString(RowJson.SCHEMA_VERSION));
    private static final Header EVENT_VERSION = header(RecordHeaders.SCHEMA_VERSION,
            Integer.toString(EventJson.SCHEMA_VERSION));
    /** Of the class that records copy with the least effort. */
    private static final Headers ROW_HEADERS = new org.apache.kafka.common.header.internals.RecordHeaders(
            List.of(ROW_VERSION));
    private static final List<Header> EVENT_HEADERS = List.of(EVENT_VERSION);
    private static final List<Header> MARK_HEADERS = List.of(EVENT_VERSION,
            header(RecordHeaders.TYPE, RecordHeaders.END_OF_FILE));

    private final IngestTopics topics;
    private final RowJson<R> json;
    private String lastKey;
    private byte[] lastKeyBytes;

    RowRecords(IngestTopics topics, Dataset<R> dataset) {
        this.topics = topics;
        this.json = new RowJson<>(dataset);
    }

    ProducerRecord<byte[], byte[]> row(R row) {
        // Rows of one key often follow each other.
        if (!row.key().equals(lastKey)) {
            lastKey = row.key();
            lastKeyBytes = lastKey.getBytes(StandardCharsets.UTF_8);
        }
        return new ProducerRecord<>(topics.rows(), null, null, lastKeyBytes, json.encode(row), ROW_HEADERS);
    }

    ProducerRecord<byte[], byte[]> deadLetter(InputFile file, Instant run, RowSource rows,
            RowOutcome.Refused<?> refused) {
        List<Header> headers = new ArrayList<>();
        headers.add(ROW_VERSION);
        headers.add(header(RecordHeaders.DEAD_LETTER_BY, CommittedState.SERVICE));
        headers.add(header(RecordHeaders.DEAD_LETTER_FILE, file.name()));
        headers.add(header(RecordHeaders.DEAD_LETTER_SHA256, file.sha256()));
        headers.add(header(RecordHeaders.DEAD_LETTER_RUN, run.toString()));
        if (rows.sheet() != null) {
            headers.add(header(RecordHeaders.DEAD_LETTER_SHEET, rows.sheet()));
        }
        headers.add(header(RecordHeaders.DEAD_LETTER_LINE, Integer.toString(rows.line())));
        if (refused.column() != null) {
            headers.add(header(RecordHeaders.DEAD_LETTER_COLUMN, cut(refused.column(), MOST_OF_A_HEADER)));
        }
        headers.add(header(RecordHeaders.DEAD_LETTER_REASON, refused.why()));
        return new ProducerRecord<>(topics.deadLetters(), null, null, null, cells(rows.cells()), headers);
    }

    ProducerRecord<byte[], byte[]> endOfFile(EndOfFile mark, int partition) {
        return new ProducerRecord<>(topics.rows(), partition, null, null, EventJson.encode(mark), MARK_HEADERS);
    }

    ProducerRecord<byte[], byte[]> position(ReadingPosition position) {
        return event(topics.positions(), position.key(), position);
    }

    ProducerRecord<byte[], byte[]> progress(Progress progress) {
        return event(topics.progress(), progress.key(), progress);
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, String key, Object event) {
        return new ProducerRecord<>(topic, null, null, key.getBytes(StandardCharsets.UTF_8), EventJson.encode(event),
                EVENT_HEADERS);
    }

    private static byte[] cells(Map<String, String> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.writeStartObject();
            int left = MOST_OF_A_ROW;
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                String name = cut(cell.getKey(), MOST_OF_A_HEADER);
                String value = cut(cell.getValue(), MOST_OF_A_CELL);
                left -= name.length() + value.length();
                if (left >= 0) {
                    generator.writeStringField(name, value);
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // Never between the two halves of one character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, RecordHeaders.value(value));
    }
}
