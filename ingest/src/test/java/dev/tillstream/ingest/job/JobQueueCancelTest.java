package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.Test;

class JobQueueCancelTest extends JobQueueFixture {

    @Test
    void shouldCancelAJobThatWaits() {
        // Given
        Job first = submit("first.xlsx");
        Job second = submit("second.xlsx");

        // When
        assertThat(queue.cancel(first.id())).isTrue();
        assertThat(queue.find(first.id()).orElseThrow().state()).isInstanceOfSatisfying(JobState.Cancelled.class,
                end -> assertThat(end.counts()).isEqualTo(RowCounts.NONE));
        listener.awaitFinished(1);
        queue.start();
        listener.awaitFinished(2);

        // Then
        assertThat(listener.started).containsExactly("second.xlsx");
        assertThat(listener.finished).extracting(Job::id).containsExactly(first.id(), second.id());
        assertThat(listener.waiting).containsExactly(1, 0);
    }

    /** Kafka may be away, and somebody waits for the answer. */
    @Test
    void shouldNotWaitForTheReportOfAJobThatIsCancelled() {
        // Given
        CountDownLatch cancelled = new CountDownLatch(1);
        RecordingListener slow = new RecordingListener() {
            @Override
            public void finished(Job job, int behind) {
                eventually().until(() -> cancelled.getCount() == 0);
                super.finished(job, behind);
            }
        };
        queue = queue(slow);
        Job job = submit("first.xlsx");

        // When
        assertThat(queue.cancel(job.id())).isTrue();

        // Then
        assertThat(slow.ended).extracting(Job::id).containsExactly(job.id());
        assertThat(slow.tidied).isEqualTo(slow.ended);
        assertThat(slow.finished).isEmpty();
        cancelled.countDown();
        slow.awaitFinished(1);
    }

    @Test
    void shouldReportTheEndOfACancelledJobBeforeItCloses() {
        // Given
        Job job = submit("first.xlsx");

        // When
        queue.cancel(job.id());
        queue.close();

        // Then
        assertThat(listener.finished).extracting(Job::id).containsExactly(job.id());
    }

    @Test
    void shouldNotCancelWhatHasEndedOrIsNotThere() {
        // Given
        Job failed = submit("failed.xlsx");
        Job cancelled = submit("cancelled.xlsx");
        queue.cancel(cancelled.id());
        queue.start();
        listener.awaitFinished(2);
        JobState before = queue.find(failed.id()).orElseThrow().state();

        // Then
        assertThat(queue.cancel(failed.id())).isFalse();
        assertThat(queue.cancel(cancelled.id())).isFalse();
        assertThat(queue.cancel(UUID.randomUUID())).isFalse();
        assertThat(queue.find(failed.id()).orElseThrow().state()).isSameAs(before);
        assertThat(listener.finished).hasSize(2);
    }
}
