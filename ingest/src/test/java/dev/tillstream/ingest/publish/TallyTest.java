package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final String EARLY = "2009-12-01T07:45:00Z";
    private static final String LATE = "2010-12-09T20:01:00Z";

    private final Tally tally = new Tally();

    private static RowOutcome<?> row(String time) {
        return new RowOutcome.Accepted<>(new Transaction("1", "2", null, 1, Instant.parse(time), 1, null, null));
    }

    private static RowOutcome<?> refused(String column, String why) {
        return new RowOutcome.Refused<>(column, why);
    }

    @Test
    void shouldCountEachSheetByItself() {
        // When
        tally.count("Year 1", row(EARLY));
        tally.count("Year 1", refused("Quantity", "is not a number: 'many'"));
        tally.count("Year 2", row(LATE));

        // Then
        assertThat(tally.counts().sheets()).containsExactly(
                new SheetCounts("Year 1", 2, 1, 1, new TreeMap<>(Map.of("Quantity is not a number", 1L)),
                        Instant.parse(EARLY), Instant.parse(EARLY)),
                new SheetCounts("Year 2", 1, 1, 0, new TreeMap<>(), Instant.parse(LATE), Instant.parse(LATE)));
        assertThat(tally.read()).isEqualTo(3);
        assertThat(tally.published()).isEqualTo(2);
    }

    @Test
    void shouldCountAFileWithoutSheetsAsOneWithoutAName() {
        // When
        tally.count(null, row(EARLY));

        // Then
        assertThat(tally.counts().sheets()).singleElement().extracting(SheetCounts::sheet).isEqualTo("");
    }

    @Test
    void shouldTellTheEarliestAndTheLatestTimeInWhateverOrderTheyCome() {
        // When
        List.of("2010-06-01T00:00:00Z", LATE, EARLY, "2010-07-01T00:00:00Z").forEach(t -> tally.count("S", row(t)));
        tally.count("S", refused("Quantity", "is missing"));

        // Then
        assertThat(tally.counts().sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.firstTime()).isEqualTo(EARLY);
            assertThat(sheet.lastTime()).isEqualTo(LATE);
        });
    }

    @Test
    void shouldTellNoTimesOfRowsThatHaveNone() {
        // When
        tally.count("S", new RowOutcome.Accepted<>(
                new Product("B1", "Cable", "Computers", 1, 2, null, null, null, null)));

        // Then
        assertThat(tally.counts().sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.published()).isOne();
            assertThat(sheet.firstTime()).isNull();
            assertThat(sheet.lastTime()).isNull();
        });
    }

    @Test
    void shouldTellReasonsByColumnAndWithoutTheValue() {
        // When
        tally.count("S", refused("Quantity", "is not a number: 'many: too many'"));
        tally.count("S", refused("Quantity", "is not a number: 'few'"));
        tally.count("S", refused("Price", "is missing"));
        tally.count("S", refused(null, "is no row"));

        // Then
        assertThat(tally.counts().refusedByReason()).isEqualTo(
                Map.of("Quantity is not a number", 2L, "Price is missing", 1L, "is no row", 1L));
    }

    /** However odd, a file's counts must not fill the memory, nor grow beyond what a record can hold. */
    @Test
    void shouldHoldSoManySheetsAndReasonsAndNoMore() {
        // When
        for (int sheet = 0; sheet < 1_000; sheet++) {
            tally.count(sheet + "x".repeat(5_000), row(EARLY));
            tally.count(sheet + "x".repeat(5_000), refused(sheet + "y".repeat(5_000), "is missing"));
        }

        // Then
        RowCounts counts = tally.counts();
        assertThat(counts.read()).isEqualTo(2_000);
        assertThat(counts.sheets()).hasSize(201).last().satisfies(rest -> {
            assertThat(rest.sheet()).isEqualTo("other");
            assertThat(rest.published()).isEqualTo(800);
            assertThat(rest.refusedByReason()).hasSize(101).containsEntry("other", 700L);
        });
        assertThat(counts.refusedByReason()).hasSize(301);
        assertThat(counts.refusedByReason().values()).satisfies(
                rows -> assertThat(rows.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000));
        assertThat(EventJson.encode(position(counts))).hasSizeLessThan(200_000);
    }

    @Test
    void shouldSayNothingOfAFileWithoutRows() {
        assertThat(tally.counts()).isEqualTo(RowCounts.NONE);
    }

    /** Stopped behind the row and gone on with what the position kept. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 199, 200, 201, 599, 600, 601, 1_500, 1_999})
    void shouldCountTheSameInTwoRunsAsInOne(int stoppedBehind) {
        // Given
        rows(0, 2_000, tally::count);
        Tally first = new Tally();
        rows(0, stoppedBehind, first::count);
        ReadingPosition kept = EventJson.decode(EventJson.encode(position(first.counts())), ReadingPosition.class);

        // When
        Tally second = new Tally();
        second.resume(RowCounts.sheets(kept));
        rows(stoppedBehind, 2_000, second::count);

        // Then
        assertThat(second.counts()).isEqualTo(tally.counts());
        assertThat(second.read()).isEqualTo(2_000);
        assertThat(second.published()).isEqualTo(tally.published());
    }

    /** Sheets of 7 rows with their own reasons: both limits are met on the way. */
    private static void rows(int from, int to, BiConsumer<String, RowOutcome<?>> each) {
        LongStream.range(from, to).forEach(i -> each.accept("Sheet " + i / 7, i % 3 == 0
                ? refused("Column " + i % 500, "is missing")
                : row(Instant.parse(EARLY).plusSeconds(i * 7_919 % 5_000).toString())));
    }

    private static ReadingPosition position(RowCounts counts) {
        return new ReadingPosition("table.xlsx", "0".repeat(64), "online-retail", "rows", counts.read(),
                counts.published(), counts.refused(), false, counts.sheets(), Instant.EPOCH, Instant.EPOCH);
    }
}
