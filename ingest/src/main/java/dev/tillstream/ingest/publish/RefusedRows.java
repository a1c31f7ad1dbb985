package dev.tillstream.ingest.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * The rows of one file that were refused, as CSV: their place, the reason, and their cells under the file's own headers,
 * so that the mended table can be sent again. Thread-safe.
 */
public final class RefusedRows {

    private static final int MAX_HEADERS = 500;
    private static final List<String> PLACE = List.of("refused_sheet", "refused_line", "refused_column",
            "refused_reason");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaClients clients;

    public RefusedRows(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Finds the rows that one sending of the file refused. They are read twice: here for their headers, and for
     * themselves when the table is written.
     *
     * @param topic the rows' own; theirs is the one of its dead letters
     * @param run when the sending began
     * @throws KafkaException if the broker can't be reached
     */
    public Table find(String topic, String sha256, Instant run) throws IOException {
        Letters letters = new Letters(clients, topic + Topics.DEAD_LETTER_SUFFIX, sha256, run.toString());
        Set<String> headers = new LinkedHashSet<>();
        letters.each(letter -> addHeaders(letter, headers));
        return new Table(letters, headers);
    }

    /** Refused rows whose headers are known. Thread-safe. */
    public static final class Table {
        private final Letters letters;
        private final Set<String> headers;

        private Table(Letters letters, Set<String> headers) {
            this.letters = letters;
            this.headers = headers;
        }

        /** @throws KafkaException if the broker can't be reached; part of the rows may have been written then */
        public void write(OutputStream out) throws IOException {
            CsvWriter csv = CsvWriter.builder()
                    .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
            List<String> fields = new ArrayList<>(PLACE);
            fields.addAll(headers);
            csv.writeRecord(fields);
            letters.each(letter -> csv.writeRecord(fields(letter, headers)));
            csv.flush();
        }
    }

    private static void addHeaders(ConsumerRecord<byte[], byte[]> letter, Set<String> headers) throws IOException {
        for (String header : cells(letter).keySet()) {
            // A table of refused rows that was sent again has the places of before.
            if (headers.size() < MAX_HEADERS && !PLACE.contains(header)) {
                headers.add(header);
            }
        }
    }

    private static List<String> fields(ConsumerRecord<byte[], byte[]> letter, Set<String> headers)
            throws IOException {
        List<String> fields = new ArrayList<>();
        fields.add(text(letter, RecordHeaders.DEAD_LETTER_SHEET));
        fields.add(text(letter, RecordHeaders.DEAD_LETTER_LINE));
        fields.add(text(letter, RecordHeaders.DEAD_LETTER_COLUMN));
        fields.add(text(letter, RecordHeaders.DEAD_LETTER_REASON));
        Map<String, String> cells = cells(letter);
        headers.forEach(header -> fields.add(cells.get(header)));
        return fields;
    }

    private static Map<String, String> cells(ConsumerRecord<byte[], byte[]> letter) throws IOException {
        return JSON.readValue(letter.value(), new TypeReference<>() {});
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : RecordHeaders.text(header.value());
    }

    /** The dead letters of one sending, as often as wanted. */
    private record Letters(KafkaClients clients, String topic, String sha256, String run) {

        private void each(TopicScan.Sink<IOException> sink) throws IOException {
            try (Consumer<byte[], byte[]> consumer = clients.committed(); Admin admin = clients.admin()) {
                new TopicScan(consumer, TopicScan.LONGEST_SILENCE).<IOException>wholly(topic, admin, letter -> {
                    if (sha256.equals(text(letter, RecordHeaders.DEAD_LETTER_SHA256))
                            && run.equals(text(letter, RecordHeaders.DEAD_LETTER_RUN))) {
                        sink.take(letter);
                    }
                });
            }
        }
    }
}
