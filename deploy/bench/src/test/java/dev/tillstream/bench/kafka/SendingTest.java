package dev.tillstream.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program.Finished;
import org.junit.jupiter.api.Test;

class SendingTest {

    @Test
    void shouldTakeTheTotalOfProducerPerformance() {
        // Given
        String printed = """
                570001 records sent, 113977.4 records/sec (23.15 MB/sec), 251.3 ms avg latency, 329.0 ms max latency.
                1000000 records sent, 118203.3 records/sec (24.01 MB/sec), 247.90 ms avg latency, 329.00 ms max latency, \
                240 ms 50th, 301 ms 95th, 310 ms 99th, 325 ms 99.9th.
                """;

        // When
        Sending sending = Sending.producerPerformance(new Finished(printed, Duration.ofSeconds(10)));

        // Then
        assertThat(sending).isEqualTo(new Sending(1_000_000, 118_203.3, Duration.ofSeconds(10)));
        assertThat(sending.recordsPerSecondOfProcess()).isEqualTo(100_000);
    }

    @Test
    void shouldNotTakeAPartForTheTotal() {
        Finished process = new Finished("570001 records sent, 113977.4 records/sec (23.15 MB/sec), 251.3 ms avg "
                + "latency, 329.0 ms max latency.\n", Duration.ofSeconds(5));

        assertThatThrownBy(() -> Sending.producerPerformance(process)).isInstanceOf(BenchmarkFailedException.class)
                .hasMessageContaining("ProducerPerformance");
    }

    @Test
    void shouldTakeTheReceiptOfIngest() {
        // Given
        String printed = "[####] a.xlsx: 1,067,371 rows, 104,030 rows/s\r[####] a.xlsx: 1,067,371 rows\n"
                + "a.xlsx: 1,067,371 rows read = 1,067,371 published + 0 refused, 10.2 s, 104,644 rows/s\n";

        // When
        Sending sending = Sending.ingest(new Finished(printed, Duration.ofMillis(12_500)));

        // Then
        assertThat(sending).isEqualTo(new Sending(1_067_371, 104_644, Duration.ofMillis(12_500)));
    }

    @Test
    void shouldNotMeasureARunThatBeganAgain() {
        Finished process = new Finished("""
                a.xlsx: Kafka failed (attempt 1), trying again from the last commit: timed out
                a.xlsx: 1,000 rows read = 1,000 published + 0 refused, 0.5 s, 2,000 rows/s
                """, Duration.ofSeconds(30));

        assertThatThrownBy(() -> Sending.ingest(process)).isInstanceOf(BenchmarkFailedException.class)
                .hasMessageContaining("Kafka failed").hasMessageContaining("timed out");
    }

    @Test
    void shouldCountOnlyPublishedRows() {
        Sending sending = Sending.ingest(new Finished(
                "a.xlsx: 1,000 rows read = 750 published + 250 refused, 0.5 s, 2,000 rows/s\n", Duration.ofSeconds(3)));

        assertThat(sending).isEqualTo(new Sending(750, 1_500, Duration.ofSeconds(3)));
        assertThat(sending.recordsPerSecondOfProcess()).isEqualTo(250);
    }
}
