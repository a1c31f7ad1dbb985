package dev.tillstream.ingest.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Topics;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionListener;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.Topic;
import dev.tillstream.ingest.source.ReadOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends one file the way a job does, and tells what arrived. */
final class CorpusRun implements IngestionListener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arrivals arrivals;
    private ReadingPosition from;
    private List<String> ignored = List.of();

    CorpusRun(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * Sends the file.
     *
     * @param columns of the published rows that the receipt shall show
     */
    Receipt send(Path file, Iterable<String> columns) throws Exception {
        // By force: some cases make one and the same file under two names.
        IngestionEnd end = ingestion().run(InputFile.identify(file), ReadOptions.DETECT, true, new FakeTiming(), this);
        List<JsonNode> rows = published();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String column : columns) {
            values.put(column, rows.stream().map(row -> text(row.get(column))).collect(Collectors.toList()));
        }
        return new Receipt(from.dataset(), ((IngestionEnd.Completed) end).counts().sheets(), ignored, values,
                records(from.topic() + Topics.DEAD_LETTER_SUFFIX).map(CorpusRun::letter).toList());
    }

    /** The rows on the topic; none if the file was not even recognised. */
    List<JsonNode> published() {
        return from == null
                ? new ArrayList<>()
                : records(from.topic()).filter(message -> !Topic.isMark(message)).map(CorpusRun::json).toList();
    }

    @Override
    public void opened(ReadingPosition position, List<String> ignoredColumns) {
        from = position;
        ignored = ignoredColumns;
    }

    @Override
    public void committed(long published, long refused, IngestionProgress progress) {}

    private FileIngestion ingestion() {
        return new FileIngestion(arrivals.clients(), arrivals.topicNames(), 1,
                new PaceSettings(PaceSettings.Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO,
                        OptionalLong.empty(), 1),
                new CommitLimits(1_000, Duration.ofSeconds(1), 5, Duration.ofMillis(10)));
    }

    private Stream<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return arrivals.since(topic).stream();
    }

    private static String text(JsonNode value) {
        return value == null ? null : value.asText();
    }

    private static String letter(ConsumerRecord<byte[], byte[]> letter) {
        json(letter);
        String sheet = Topic.header(letter, RecordHeaders.DEAD_LETTER_SHEET);
        return (sheet == null ? "" : sheet + ":")
                + Stream.of(RecordHeaders.DEAD_LETTER_LINE, RecordHeaders.DEAD_LETTER_COLUMN,
                        RecordHeaders.DEAD_LETTER_REASON).map(name -> Topic.header(letter, name))
                        .filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
