package dev.tillstream.trainer.training;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

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
        requests.add(Cause.BATCHES, seconds(100));
        requests.add(Cause.BATCHES, seconds(100.5));
        // Then
        assertThat(requests.untilDue(seconds(101))).isEqualTo(seconds(0.5));
        assertThat(requests.untilDue(seconds(101.5))).isZero();
    }

    @Test
    void shouldBeDueAtTheLatestAfterTheLongestWait() {
        // When
        for (double time = 100; time < 109.9; time += 0.5) {
            requests.add(Cause.BATCHES, seconds(time));
        }
        // Then
        assertThat(requests.untilDue(seconds(109.75))).isEqualTo(seconds(0.25));
    }

    @Test
    @Timeout(20)
    void shouldTakeAnyNumberOfRequestsAsOne() throws InterruptedException {
        // Given
        TrainingRequests atOnce = new TrainingRequests(Duration.ZERO, Duration.ZERO);
        atOnce.add(Cause.BATCHES);
        atOnce.add(Cause.BATCHES);
        // When
        Turn turn = atOnce.take();
        // Then
        assertThat(turn).isEqualTo(new Turn(1, List.of(Cause.BATCHES), false));
        assertThat(atOnce.waiting()).isEmpty();
        assertThat(atOnce.untilDue(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Timeout(20)
    void shouldBeDueAfterAFailureEvenIfNothingNewComes() throws InterruptedException {
        // When
        requests.retryAfter(Duration.ofMillis(1), true);
        Turn turn = requests.take();
        // Then
        assertThat(turn).isEqualTo(new Turn(1, List.of(Cause.RETRY), true));
        assertThat(requests.untilDue(System.nanoTime())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldHastenTheRunThatWaits() {
        // Given
        requests.add(Cause.BATCHES, seconds(100));
        // When
        Turn turn = requests.now(Cause.REQUEST, false);
        // Then
        assertThat(turn).isEqualTo(new Turn(1, List.of(Cause.BATCHES, Cause.REQUEST), false));
        assertThat(requests.untilDue(seconds(100))).isZero();
        assertThat(requests.now(Cause.REQUEST, false)).isEqualTo(turn);
    }

    @Test
    @Timeout(20)
    void shouldAddNothingToTheRunThatIsUnderWayUnlessMoreIsAskedFor() throws InterruptedException {
        // Given
        requests.now(Cause.REQUEST, false);
        Turn running = requests.take();
        // Then
        assertThat(requests.now(Cause.REQUEST, false)).isEqualTo(running);
        assertThat(requests.waiting()).isEmpty();
        Turn all = new Turn(2, List.of(Cause.REQUEST), true);
        assertThat(requests.now(Cause.REQUEST, true)).isEqualTo(all);
        assertThat(requests.waiting()).contains(all);
        assertThat(requests.now(Cause.REQUEST, false)).isEqualTo(all);
        requests.done();
        assertThat(requests.take()).isEqualTo(all);
        assertThat(requests.now(Cause.REQUEST, true)).isEqualTo(all);
        requests.done();
        assertThat(requests.isIdle()).isTrue();
    }

    @Test
    @Timeout(20)
    void shouldAddARunBehindTheOneUnderWayForThoseThatItMayHaveMissed() throws InterruptedException {
        // Given
        requests.now(Cause.START, false);
        requests.take();
        // When
        requests.next(Cause.START);
        // Then
        Turn next = new Turn(2, List.of(Cause.START), false);
        assertThat(requests.waiting()).contains(next);
        assertThat(requests.untilDue(System.nanoTime())).isZero();
        requests.done();
        assertThat(requests.take()).isEqualTo(next);
    }

    @Test
    void shouldHastenOnlyARunThatWaits() {
        // Then
        assertThat(requests.hasten(Cause.DRIFT)).isFalse();
        assertThat(requests.isIdle()).isTrue();
        // When
        requests.add(Cause.BATCHES, seconds(100));
        // Then
        assertThat(requests.hasten(Cause.DRIFT)).isTrue();
        assertThat(requests.hasten(Cause.DRIFT)).isFalse();
        assertThat(requests.untilDue(seconds(100))).isZero();
        assertThat(requests.waiting()).contains(new Turn(1, List.of(Cause.BATCHES, Cause.DRIFT), false));
    }

    private static long seconds(double seconds) {
        return (long) (seconds * SECONDS.toNanos(1));
    }
}
