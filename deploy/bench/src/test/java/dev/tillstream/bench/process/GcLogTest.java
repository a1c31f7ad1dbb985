package dev.tillstream.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GcLogTest {

    @Test
    void shouldFindThePeaksOfG1() {
        // Given
        String log = """
                [0.013s][info][gc] Using G1
                [0.420s][info][gc] GC(0) Pause Young (Concurrent Start) (Metadata GC Threshold) 9M->4M(64M) 3.500ms
                [0.421s][info][gc] GC(1) Concurrent Mark Cycle
                [0.427s][info][gc] GC(1) Pause Remark 6M->6M(32M) 1.250ms
                [0.428s][info][gc] GC(1) Concurrent Mark Cycle 7.010ms
                [4.961s][info][gc] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 151M->22M(256M) 4.250ms
                [5.961s][info][gc] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 149M->31M(256M) 1.000ms
                """;

        // When
        GcLog gc = GcLog.parse(log);

        // Then
        assertThat(gc.collections()).isEqualTo(4);
        assertThat(gc.peakUsed()).isEqualTo(151);
        assertThat(gc.peakKept()).isEqualTo(31);
        assertThat(gc.pauseSeconds()).isEqualTo(0.010, within(1e-9));
    }

    @Test
    void shouldTakeOtherUnits() {
        GcLog gc = GcLog.parse("""
                [1.0s][info][gc] GC(0) Pause Young (Allocation Failure) 69952K->10752K(251392K) 9.876ms
                [2.0s][info][gc] GC(1) Pause Full (Ergonomics) 2G->1G(3G) 100.000ms
                """);

        assertThat(gc.peakUsed()).isEqualTo(2048);
        assertThat(gc.peakKept()).isEqualTo(1024);
    }

    @Test
    void shouldRefuseALogWithoutCollections() {
        assertThatThrownBy(() -> GcLog.parse("[0.013s][info][gc] Using G1\n"))
                .isInstanceOf(BenchmarkFailedException.class).hasMessageContaining("no garbage collection");
    }
}
