package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import dev.tillstream.ingest.cli.GeneratedWorkbook;
import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * The service with topics and folders of its own, a good and a bad configured source, and uploads that an earlier life
 * left. Rows are replayed so fast that only some millennia between two rows keep a job at work: see {@link Uploads}.
 */
public class IngestProfile implements QuarkusTestProfile {

    static final int CONFIGURED_ROWS = 300;

    @Override
    public Map<String, String> getConfigOverrides() {
        String topic = "rows-" + UUID.randomUUID();
        Path folder = Path.of("target", topic);
        GeneratedWorkbook.write(folder.resolve("sources/configured.xlsx"), 1, CONFIGURED_ROWS);
        GeneratedWorkbook.write(folder.resolve("uploads/earlier/left.xlsx"), 2, 10);
        GeneratedWorkbook.write(folder.resolve("uploads/another.forced-1.retailrocket/asked.xlsx"), 3, 10);
        return Map.ofEntries(Map.entry("KAFKA_TOPIC", topic),
                Map.entry("KAFKA_TOPIC_AMAZON_SALES", topic + "-products"),
                Map.entry("KAFKA_TOPIC_RETAILROCKET", topic + "-events"),
                Map.entry("ingest.positions-topic", topic + "-positions"),
                Map.entry("ingest.progress-topic", topic + "-progress"),
                Map.entry("ingest.receipts-topic", topic + "-receipts"),
                Map.entry("ingest.drop-folder", folder.resolve("drop").toString()),
                Map.entry("ingest.drop-interval", "0.1s"),
                Map.entry("ingest.sources", folder.resolve("sources") + "," + folder.resolve("missing.xlsx")),
                Map.entry("ingest.upload-folder", folder.resolve("uploads").toString()),
                Map.entry("ingest.pace.mode", "replay"),
                Map.entry("ingest.pace.replay-factor", "1e9"),
                Map.entry("quarkus.http.limits.max-body-size", "1M"));
    }
}
