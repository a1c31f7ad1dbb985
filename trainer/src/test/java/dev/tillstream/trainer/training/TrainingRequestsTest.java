package dev.tillstream.trainer.training;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrainingRequestsTest {

    private final TrainingRequests requests = new TrainingRequests(Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void shouldNeverBeDueWithoutARequest() {
        assertThat(requests.untilDue(seconds(1_000_000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldBeDueWhenNoMoreCameForAWhile() {
        // When
        requests.add(seconds(100));
        requests.add(seconds(100.5));
        // Then
        assertThat(requests.untilDue(seconds(101))).isEqualTo(seconds(0.5));
        assertThat(requests.untilDue(seconds(101.5))).isZero();
    }

    @Test
    void shouldBeDueAtTheLatestAfterTheLongestWait() {
        // When
        for (double time = 100; time < 109.9; time += 0.5) {
            requests.add(seconds(time));
        }
        // Then
        assertThat(requests.untilDue(seconds(109.75))).isEqualTo(seconds(0.25));
    }

    @Test
    @Timeout(20)
    void shouldTakeAnyNumberOfRequestsAsOne() throws InterruptedException {
        // Given
        TrainingRequests atOnce = new TrainingRequests(Duration.ZERO, Duration.ZERO);
        atOnce.add();
        atOnce.add();
        // When
        atOnce.take();
        // Then
        assertThat(atOnce.isPending()).isFalse();
        assertThat(atOnce.untilDue(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Timeout(20)
    void shouldBeDueAfterAFailureEvenIfNothingNewComes() throws InterruptedException {
        // When
        requests.retryAfter(Duration.ofMillis(1));
        requests.take();
        // Then
        assertThat(requests.untilDue(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
    }

    private static long seconds(double seconds) {
        return (long) (seconds * SECONDS.toNanos(1));
    }
}
