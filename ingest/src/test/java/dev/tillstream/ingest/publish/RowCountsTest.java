package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.SheetCounts;
import org.junit.jupiter.api.Test;

class RowCountsTest {

    private static SheetCounts sheet(String name, long published, Map<String, Long> refused) {
        long rows = refused.values().stream().mapToLong(Long::longValue).sum();
        return new SheetCounts(name, published + rows, published, rows, new TreeMap<>(refused), null, null);
    }

    @Test
    void shouldAddSheetsUp() {
        // Given
        List<SheetCounts> sheets = List.of(sheet("A", 3, Map.of("Quantity is missing", 2L)),
                sheet("B", 5, Map.of("Quantity is missing", 1L, "Price is missing", 4L)));

        // When
        RowCounts counts = RowCounts.of(sheets);

        // Then
        assertThat(counts).isEqualTo(new RowCounts(15, 8, 7,
                new TreeMap<>(Map.of("Price is missing", 4L, "Quantity is missing", 3L)), sheets));
    }

    @Test
    void shouldNotChangeWithWhatItWasMadeOf() {
        // Given
        SortedMap<String, Long> reasons = new TreeMap<>();
        RowCounts counts = new RowCounts(1, 0, 1, reasons, List.of());

        // When
        reasons.put("Price is missing", 1L);

        // Then
        assertThat(counts.refusedByReason()).isEmpty();
        assertThatThrownBy(() -> counts.refusedByReason().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** As the version before sheets were counted wrote it. */
    @Test
    void shouldTakeTheSumsOfAPositionWithoutSheets() {
        // Given
        ReadingPosition old = EventJson.decode("""
                {"file": "table.xlsx", "sha256": "00", "dataset": "online-retail", "topic": "rows", "read": 7,
                 "published": 5, "refused": 2, "complete": false, "startedAt": "2025-01-01T00:00:00Z",
                 "updatedAt": "2025-01-01T00:00:00Z"}""".getBytes(StandardCharsets.UTF_8), ReadingPosition.class);

        // When
        RowCounts counts = RowCounts.of(old);

        // Then
        assertThat(counts.read()).isEqualTo(7);
        assertThat(counts.published()).isEqualTo(5);
        assertThat(counts.refused()).isEqualTo(2);
        assertThat(counts.sheets()).singleElement().extracting(SheetCounts::sheet).isEqualTo("");
    }
}
