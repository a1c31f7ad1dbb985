package dev.tillstream.ingest.deadletter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Repair;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the records of repairs and replays. Thread-safe. */
final class RepairRecords {

    private static final String SERVICE = "ingest";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private final String repairs;
    private final String progress;

    /**
     * @param repairs topic of the repairs
     * @param progress topic of the counters
     */
    RepairRecords(String repairs, String progress) {
        this.repairs = repairs;
        this.progress = progress;
    }

    /** The row's fields as they are sent. */
    static <R extends Row> Map<String, Object> fields(Dataset<R> dataset, R row) {
        try {
            return JSON.readValue(new RowJson<>(dataset).encode(row), FIELDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row of the repair; refused if it was made by rules that are no more. */
    static <R extends Row> RowOutcome<R> row(Dataset<R> dataset, Repair repair) {
        return new RowJson<>(dataset).decode(EventJson.encode(repair.row()));
    }

    /** The row itself, as files' rows are sent, but with the letter's id. */
    <R extends Row> ProducerRecord<byte[], byte[]> row(Dataset<R> dataset, R row, Repair repair) {
        return new ProducerRecord<>(repair.topic(), null, null, bytes(row.key()), new RowJson<>(dataset).encode(row),
                List.of(header(RecordHeaders.SCHEMA_VERSION, Integer.toString(RowJson.SCHEMA_VERSION)),
                        header(RecordHeaders.REPAIR_OF, repair.letter())));
    }

    ProducerRecord<byte[], byte[]> repair(Repair repair) {
        return event(repairs, repair.key(), repair);
    }

    /** @param total rows sent to the repair's topic since the beginning, this one included */
    ProducerRecord<byte[], byte[]> progress(Repair repair, long total, Instant now) {
        // With another topic of repairs, counting begins anew, beside what was counted before.
        Progress counters = new Progress(SERVICE, repairs + "/" + repair.topic(), repair.dataset(),
                Map.of(Progress.REPAIRED, total), now);
        return event(progress, counters.key(), counters);
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, String key, Object event) {
        return new ProducerRecord<>(topic, null, null, bytes(key), EventJson.encode(event),
                List.of(header(RecordHeaders.SCHEMA_VERSION, Integer.toString(EventJson.SCHEMA_VERSION))));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, RecordHeaders.value(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
