package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.Test;

/** Which jobs are remembered. */
class JobQueueMemoryTest extends JobQueueFixture {

    private static Job remembered(String file) {
        return new Job(UUID.randomUUID(), file, null, new Job.Order(Job.Origin.REMEMBERED, false, Optional.empty()),
                Instant.EPOCH, Job.Content.UNKNOWN, new JobState.Cancelled(Instant.EPOCH, RowCounts.NONE));
    }

    @Test
    void shouldRememberTheLastThousandAndEachThatWaits() {
        // Given
        queue.start();
        Job first = submit("first.xlsx");
        listener.awaitFinished(1);

        // When
        IntStream.range(0, 1_100).forEach(i -> submit(i + ".xlsx"));
        listener.awaitFinished(1_101);
        Job last = submit("last.xlsx");
        listener.awaitFinished(1_102);

        // Then
        assertThat(queue.all()).hasSize(JobQueue.REMEMBERED).last().extracting(Job::id).isEqualTo(last.id());
        assertThat(queue.find(first.id())).isEmpty();
    }

    @Test
    void shouldForgetNoJobThatWaits() {
        // When: nothing works on them yet
        IntStream.range(0, 1_100).forEach(i -> submit(i + ".xlsx"));

        // Then
        assertThat(queue.all()).hasSize(1_100);
    }

    @Test
    void shouldPutJobsOfEarlierLivesBeforeItsOwn() {
        // Given
        Job own = submit("own.xlsx");

        // When
        queue.remember(List.of(remembered("earlier 1"), remembered("earlier 2")));

        // Then
        assertThat(queue.all()).extracting(Job::file).containsExactly("earlier 1", "earlier 2", "own.xlsx");
        assertThat(queue.cancel(queue.all().get(0).id())).isFalse();
        assertThat(queue.cancel(own.id())).isTrue();
    }

    /** One that was cancelled before the earlier receipts were read is among them. */
    @Test
    void shouldHoldEachJobOnceThatIsRememberedAndItsOwn() {
        // Given
        Job own = submit("own.xlsx");
        queue.cancel(own.id());

        // When
        queue.remember(List.of(remembered("earlier"), own.with(new JobState.Cancelled(Instant.EPOCH, RowCounts.NONE))));

        // Then
        assertThat(queue.all()).extracting(Job::file).containsExactly("earlier", "own.xlsx");
    }

    @Test
    void shouldForgetTheOldestOfEarlierLivesFirst() {
        // Given
        submit("own.xlsx");

        // When
        queue.remember(IntStream.range(0, JobQueue.REMEMBERED).mapToObj(i -> remembered("earlier " + i)).toList());

        // Then
        assertThat(queue.all()).hasSize(JobQueue.REMEMBERED).first().extracting(Job::file).isEqualTo("earlier 1");
    }

    /** Kafka may be away. */
    @Test
    void shouldNotWaitForTheJobsOfEarlierLivesWhenItCloses() {
        // Given
        CountDownLatch asking = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        queue = queue(new RecordingListener() {
            @Override
            public boolean recall(JobQueue to) {
                asking.countDown();
                try {
                    return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    return false;
                }
            }
        });
        queue.start();
        eventually().until(() -> asking.getCount() == 0);

        // When
        queue.close();

        // Then
        eventually().untilTrue(interrupted);
    }

    @Test
    void shouldAskForTheJobsOfEarlierLivesUntilTheyAreKnown() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        queue = queue(new RecordingListener() {
            @Override
            public boolean recall(JobQueue to) {
                if (asked.incrementAndGet() < 3) {
                    return false;
                }
                to.remember(List.of(remembered("earlier")));
                return true;
            }
        });

        // When
        queue.start();

        // Then
        eventually().until(() -> queue.all().size() == 1);
        queue.close();
        assertThat(asked).hasValue(3);
    }
}
