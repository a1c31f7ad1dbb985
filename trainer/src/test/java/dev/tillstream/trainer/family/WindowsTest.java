package dev.tillstream.trainer.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.tillstream.data.event.BatchStored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");
    private static final List<Duration> LENGTHS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(10),
            Duration.ofMinutes(15));

    /** Rows with times of their own, in seconds from the start; remembers which batches were looked into. */
    private static final class RowTimes implements StreamClock {

        private final Map<String, long[]> seconds = new HashMap<>();
        private final Set<String> read = new HashSet<>();

        BatchStored batch(long first, long... times) {
            BatchStored batch = StoredBatches.of((int) first, times.length).get(1);
            seconds.put(batch.id(), times);
            return batch;
        }

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public Instant start(BatchStored batch) {
            return START.plusSeconds(seconds.get(batch.id())[0]);
        }

        @Override
        public int rowsBefore(Instant end, BatchStored batch) {
            read.add(batch.id());
            long[] times = seconds.get(batch.id());
            int rows = 0;
            while (rows < times.length && START.plusSeconds(times[rows]).isBefore(end)) {
                rows++;
            }
            return rows;
        }

        @Override
        public boolean tellsWholeBatches() {
            return false;
        }
    }

    private final RowTimes rowTimes = new RowTimes();

    @Test
    void shouldServeAllThreeVersionsFromTheFirstBatchOn() throws Exception {
        // When
        List<Slice> slices = byArrival().slices(arriving(0));
        // Then
        assertThat(slices).extracting(Slice::version).containsExactly(1, 2, 3);
        assertThat(slices).extracting(Slice::rows).containsExactly(10L, 10L, 10L);
    }

    @Test
    void shouldFreezeOneVersionAfterTheOther() throws Exception {
        assertThat(rows(arriving(0, 290))).containsExactly(20L, 20L, 20L);
        assertThat(rows(arriving(0, 290, 300))).containsExactly(20L, 30L, 30L);
        assertThat(rows(arriving(0, 290, 300, 599, 650))).containsExactly(20L, 40L, 50L);
        assertThat(rows(arriving(0, 290, 300, 599, 650, 899, 900, 5_000))).containsExactly(20L, 40L, 60L);
    }

    @Test
    void shouldStayClosedWhenALaterBatchHasAnEarlierTime() throws Exception {
        assertThat(rows(arriving(0, 301, 200))).containsExactly(10L, 30L, 30L);
    }

    @Test
    void shouldCountFromTheFirstBatchWhereverItsClockStands() throws Exception {
        assertThat(rows(arriving(7_000, 7_299, 7_300))).containsExactly(20L, 30L, 30L);
    }

    @Test
    void shouldCutAtTheExactRowWhereRowsHaveTimes() throws Exception {
        // Given
        List<BatchStored> batches = List.of(rowTimes.batch(1, 0, 100, 299), rowTimes.batch(4, 299, 300, 250, 600),
                rowTimes.batch(8, 601, 899, 899, 901));
        // When
        List<Slice> slices = byRows().slices(batches);
        // Then
        assertThat(slices).extracting(Slice::rows).containsExactly(4L, 6L, 10L);
        assertThat(slices).extracting(Slice::rowsOfLastBatch).containsExactly(1, 3, 3);
        assertThat(slices).extracting(Slice::wholeBatches).containsExactly(1, 1, 2);
    }

    @Test
    void shouldEndWithAWholeBatchWhereTheNextOneIsLater() throws Exception {
        // Given
        List<BatchStored> batches = List.of(rowTimes.batch(1, 0, 1, 2), rowTimes.batch(4, 3_000));
        // When
        List<Slice> slices = byRows().slices(batches);
        // Then
        assertThat(slices).extracting(Slice::wholeBatches).containsExactly(1, 1, 1);
        assertThat(slices).extracting(slice -> slice.batches().size()).containsExactly(1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldOnlyGrowThenStayAndReadNothingBehindTheLongestWindow(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        List<BatchStored> batches = new ArrayList<>();
        List<Slice> before = List.of();
        long offset = 1;
        long time = 0;
        for (int b = 0; b < 40; b++) {
            long[] times = new long[1 + random.nextInt(6)];
            for (int row = 0; row < times.length; row++) {
                time += random.nextInt(25);
                times[row] = Math.max(0, time - (random.nextInt(5) == 0 ? 30 : 0));
            }
            batches.add(rowTimes.batch(offset, times));
            offset += times.length;
            long all = batches.stream().mapToLong(BatchStored::rows).sum();
            // When
            List<Slice> slices = byRows().slices(batches);
            // Then
            assertThat(slices).isEqualTo(byRows().slices(List.copyOf(batches)));
            for (int v = 0; v < before.size(); v++) {
                boolean wasOpen = before.get(v).rows() == all - times.length;
                assertThat(slices.get(v).rows()).isGreaterThanOrEqualTo(before.get(v).rows());
                if (!wasOpen) {
                    assertThat(slices.get(v)).isEqualTo(before.get(v));
                }
            }
            before = slices;
        }
        int needed = before.get(2).wholeBatches() + 1;
        assertThat(before.get(2).rows()).isLessThan(offset - 1);
        assertThat(rowTimes.read).hasSizeLessThanOrEqualTo(needed);
    }

    @Test
    void shouldHaveNoVersionBeforeTheFirstRow() throws Exception {
        assertThat(byArrival().slices(List.of())).isEmpty();
    }

    @Test
    void shouldNameItsLengthsAndItsClock() {
        assertThat(byArrival().name()).isEqualTo("windows of PT5M, PT10M, PT15M by arrival");
        assertThat(byRows().name()).isEqualTo("windows of PT5M, PT10M, PT15M by rows");
    }

    @Test
    void shouldSettleNoRowWhereAWindowMayEndInsideABatch() {
        assertThat(byArrival().settledRows(100)).isEqualTo(100);
        assertThat(byRows().settledRows(100)).isZero();
    }

    @Test
    void shouldRefuseLengthsThatAreNotThreeAscendingOnes() {
        assertThatThrownBy(() -> new Windows(LENGTHS.subList(0, 2), rowTimes)).hasMessageContaining("three lengths");
        assertThatThrownBy(() -> new Windows(List.of(LENGTHS.get(1), LENGTHS.get(0), LENGTHS.get(2)), rowTimes))
                .hasMessageContaining("longer than the one before");
        assertThatThrownBy(() -> new Windows(List.of(Duration.ZERO, LENGTHS.get(0), LENGTHS.get(1)), rowTimes))
                .hasMessageContaining("longer than the one before");
    }

    private static Windows byArrival() {
        return new Windows(LENGTHS, new ArrivalClock());
    }

    private Windows byRows() {
        return new Windows(LENGTHS, rowTimes);
    }

    private static List<Long> rows(List<BatchStored> batches) throws Exception {
        return byArrival().slices(batches).stream().map(Slice::rows).toList();
    }

    /** Batches of ten rows, each by the time of its arrival in seconds. */
    private static List<BatchStored> arriving(long... seconds) {
        List<BatchStored> batches = new ArrayList<>();
        for (long second : seconds) {
            BatchStored batch = StoredBatches.of(1 + 10 * batches.size(), 10).get(1);
            batches.add(new BatchStored(batch.dataset(), batch.offsets(), batch.file(), batch.rows(), batch.bytes(),
                    batch.sha256(), batch.closedBy(), Instant.MAX, START.plusSeconds(second)));
        }
        return batches;
    }
}
