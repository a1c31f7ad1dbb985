package dev.tillstream.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.tillstream.data.Golden;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00.250Z");
    private static final BatchStored BATCH = new BatchStored("online-retail",
            new OffsetRange("retail-transactions", 0, 10_000, 20_000), "batch_retail-transactions-0-10000-20000.csv",
            10_000,
            912_345, "9f86d081", ClosedBy.ROWS, TIME);
    private static final ModelManifest MANIFEST = new ModelManifest("transaction-clusters", 3, 7, "online-retail",
            "k-means",
            List.of("quantity", "price"), 34_766,
            new TreeMap<>(Map.of(ModelManifest.SILHOUETTE, 0.742, ModelManifest.INERTIA, 1e-7)), List.of(34_000L, 766L),
            new TreeMap<>(Map.of("k", "2")), new ModelManifest.Provenance(4, "a-0-0", "a-0-30000", 4_766), TIME, 0.5,
            "Tribuo 4.3.2", "ab12", List.of(), new TreeMap<>(), null, null, List.of(), null);
    private static final ModelManifest CLEANED = new ModelManifest("transaction-clusters", 3, 8, "online-retail",
            "k-means",
            List.of("quantity", "price"), 34_766,
            new TreeMap<>(Map.of(ModelManifest.SILHOUETTE, 0.742, ModelManifest.CHURN, 0.0)), List.of(34_000L, 752L),
            new TreeMap<>(Map.of("k", "2")), new ModelManifest.Provenance(4, "a-0-0", "a-0-30000", 4_766), TIME, 0.5,
            "Tribuo 4.3.2", "ab12",
            List.of(new ModelManifest.Cluster(0, 34_000, 0.75), new ModelManifest.Cluster(4, 752, 0.25)),
            new TreeMap<>(Map.of("cancellations", 14L)), 5, "cd34", List.of(), null);
    private static final ModelManifest WITH_ORIGIN = new ModelManifest("transaction-clusters", 3, 9, "online-retail",
            "k-means", List.of("quantity", "price"), 34_766, new TreeMap<>(Map.of(ModelManifest.SILHOUETTE, 0.742)),
            List.of(34_766L), new TreeMap<>(Map.of("k", "1")),
            new ModelManifest.Provenance(4, "a-0-0", "a-0-30000", 4_766), TIME, 0.5, "Tribuo 4.3.2", "ab12",
            List.of(new ModelManifest.Cluster(0, 34_766, 0.75)), new TreeMap<>(), 5, "cd34",
            List.of(new ModelManifest.Offsets("a", 0, 0, 34_999), new ModelManifest.Offsets("a", 1, 7, 7)),
            "OpenJDK 64-Bit Server VM 17.0.15+6 (Eclipse Adoptium)");

    private static final Repair REPAIR = Repair.of("retail-transactions-dlq-0-17", "online-retail",
            "retail-transactions", repairedRow(), TIME);

    private static Map<String, Object> repairedRow() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InvoiceNo", "489434");
        row.put("Quantity", 12);
        row.put("UnitPrice", 6.95);
        return row;
    }

    static Stream<Arguments> events() {
        return Stream.of(Arguments.of("batch-stored.json", BATCH),
                Arguments.of("batch-stored-with-arrival.json",
                        new BatchStored("online-retail", BATCH.offsets(), BATCH.file(), 10_000, 912_345, "9f86d081",
                                ClosedBy.ROWS, TIME, TIME.minusSeconds(30))),
                Arguments.of("end-of-file.json", new EndOfFile("online_retail_II.xlsx", "9f86d081", 1_067_371)),
                Arguments.of("reading-position.json",
                        new ReadingPosition("online_retail_II.xlsx", "9f86d081", "online-retail", "retail-transactions",
                                20_002, 20_000, 2, false,
                                List.of(new SheetCounts("Year 2009-2010", 20_002, 20_000, 2,
                                        new TreeMap<>(Map.of("Quantity is not a number", 2L)), TIME,
                                        TIME.plusSeconds(60))),
                                TIME, TIME.plusSeconds(1))),
                Arguments.of("ingest-receipt.json",
                        new IngestReceipt("6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", "events.csv", "9f86d081",
                                "retailrocket", "retail-events", "completed", null, false, List.of("colour"),
                                List.of(new SheetCounts("", 3, 3, 0, new TreeMap<>(), TIME, TIME.plusSeconds(60))),
                                1500L, TIME, TIME.plusSeconds(1), TIME.plusSeconds(2))),
                Arguments.of("repair.json", REPAIR),
                Arguments.of("repair-replayed.json",
                        REPAIR.replayed("6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", TIME.plusSeconds(5))),
                Arguments.of("progress.json",
                        new Progress("batcher", "retail-transactions-0", "online-retail",
                                Map.of(Progress.STORED, 20_000L, Progress.DEAD_LETTERED, 3L), TIME)),
                Arguments.of("cluster-cards.json",
                        new ClusterCards("transaction-clusters", 3, 7, "ab12", 34_766, 612_345.5, 10, 2, List.of(
                                new ClusterCards.Card(0, 34_700, 0.998, true,
                                        new TreeMap<>(Map.of("quantity", 9.5, "price", 3.25)),
                                        new TreeMap<>(Map.of("quantity", new ClusterCards.Quartiles(-4, 1, 3, 10, 96),
                                                "price", new ClusterCards.Quartiles(0, 1.25, 2.1, 4.25, 39.95))),
                                        600_000, 0.98,
                                        List.of(new ClusterCards.TypicalProduct("85123A", "T-LIGHT HOLDER", 0.01)),
                                        0.002, List.of(new ClusterCards.TypicalCountry("France", 500, 9_000.5)),
                                        "Cluster 0 holds nearly everything."),
                                new ClusterCards.Card(4, 66, 0.002, false, new TreeMap<>(), new TreeMap<>(), -12.5,
                                        null,
                                        List.of(new ClusterCards.TypicalProduct("M", null, 0.5)), 0,
                                        List.of(new ClusterCards.TypicalCountry(null, 66, -12.5)), "Few.")),
                                TIME)),
                Arguments.of("model-refused.json",
                        new ModelRefused("transaction-clusters", 2, "online-retail", 23_177,
                                "balance 0.01 is below 0.2", new TreeMap<>(Map.of(ModelManifest.BALANCE, 0.01)),
                                new TreeMap<>(Map.of("k", "2")),
                                new ModelManifest.Provenance(3, "a-0-0", "a-0-20000", 3_177), TIME)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldKeepTheirForm(String file, Object event) throws IOException {
        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8)).isEqualTo(Golden.text(file));
        assertThat(EventJson.decode(Golden.bytes(file), event.getClass())).isEqualTo(event);
    }

    static Stream<Arguments> shouldKeepTheFormOfModels() {
        return Stream.of(Arguments.of("model-ready.json", MANIFEST),
                Arguments.of("model-ready-with-clusters.json", CLEANED));
    }

    @ParameterizedTest
    @MethodSource
    void shouldKeepTheFormOfModels(String file, ModelManifest manifest) throws IOException {
        // Given
        ModelReady event = new ModelReady(manifest, "artefact".getBytes(StandardCharsets.UTF_8),
                List.of(new Probe(new double[]{5, 10.5}, new double[]{2, 0.1})));

        // When
        ModelReady read = EventJson.decode(Golden.bytes(file), ModelReady.class);

        // Then
        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8)).isEqualTo(Golden.text(file));
        assertThat(read).usingRecursiveComparison().isEqualTo(event);
        assertThat(read.key()).isEqualTo("transaction-clusters/3/" + manifest.revision());
    }

    @Test
    void shouldKeepTheFormOfLargeModelsThatTravelByTheirDigest() throws IOException {
        // Given
        ModelReady event = new ModelReady(WITH_ORIGIN, null,
                List.of(new Probe(new double[]{5, 10.5}, new double[]{2, 0.1})));

        // When
        ModelReady read = EventJson.decode(Golden.bytes("model-ready-by-digest.json"), ModelReady.class);

        // Then
        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("model-ready-by-digest.json"));
        assertThat(read).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void shouldTakeABatchsStorageForItsArrivalWhereThatIsNotKnown() throws IOException {
        assertThat(EventJson.decode(Golden.bytes("batch-stored.json"), BatchStored.class).arrival()).isEqualTo(TIME);
        assertThat(EventJson.decode(Golden.bytes("batch-stored-with-arrival.json"), BatchStored.class).arrival())
                .isEqualTo(TIME.minusSeconds(30));
    }

    @Test
    void shouldIgnoreFieldsThatALaterProducerAdds() throws IOException {
        String later = Golden.text("batch-stored.json").replaceFirst("\\{", "{\"compression\":\"zstd\",");
        assertThat(EventJson.decode(later.getBytes(StandardCharsets.UTF_8), BatchStored.class)).isEqualTo(BATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "nonsense", "{\"dataset\":\"online-retail\"}"})
    void shouldRefuseWhatIsNoEvent(String text) {
        assertThatThrownBy(() -> EventJson.decode(text.getBytes(StandardCharsets.UTF_8), BatchStored.class))
                .isInstanceOf(MalformedEventException.class).hasMessageContaining("BatchStored");
    }

    @Test
    void shouldRefuseATombstone() {
        assertThatThrownBy(() -> EventJson.decode(null, BatchStored.class)).isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rows\":10000=\"rows\":0", "\"rows\":10000=\"rows\":\"10000\"",
            "\"rows\":10000=\"rows\":null",
            "\"first\":10000=\"first\":20001", "\"closedBy\":\"ROWS\"=\"closedBy\":\"MOON\"", "\"bytes\":912345,="})
    void shouldRefuseImpossibleValues(String change) throws IOException {
        String[] parts = change.split("=", 2);
        String broken = Golden.text("batch-stored.json").replace(parts[0], parts[1]);
        assertThat(broken).isNotEqualTo(Golden.text("batch-stored.json"));
        assertThatThrownBy(() -> EventJson.decode(broken.getBytes(StandardCharsets.UTF_8), BatchStored.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void shouldRefuseAPositionWhoseSumsAreWrong() {
        assertThatThrownBy(() -> new ReadingPosition("a", "b", "c", "d", 3, 1, 1, false, List.of(), TIME, TIME))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rows read (3)");
    }

    @Test
    void shouldRefuseAReplayWithoutATime() {
        assertThatThrownBy(() -> new Repair("a", "b", "c", Map.of(), TIME, "d", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Repair("a", "b", "c", Map.of(), TIME, null, TIME))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadPositionsThatHaveNoSheets() {
        byte[] json = ("{\"file\":\"a\",\"sha256\":\"b\",\"dataset\":\"c\",\"topic\":\"d\",\"read\":1,\"published\":1,"
                + "\"refused\":0,\"complete\":true,\"startedAt\":\"2026-01-15T10:30:00Z\","
                + "\"updatedAt\":\"2026-01-15T10:30:00Z\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(EventJson.decode(json, ReadingPosition.class).sheets()).isEmpty();
    }

    @Test
    void shouldTellOverlappingRangesFromOthers() {
        OffsetRange range = new OffsetRange("t", 0, 10, 20);
        assertThat(range.overlaps(new OffsetRange("t", 0, 20, 30))).isTrue();
        assertThat(range.overlaps(new OffsetRange("t", 0, 21, 30))).isFalse();
        assertThat(range.overlaps(new OffsetRange("t", 1, 10, 20))).isFalse();
        assertThat(range.overlaps(new OffsetRange("u", 0, 10, 20))).isFalse();
    }
}
