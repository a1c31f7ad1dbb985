package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.Test;

class JobQueueTest extends JobQueueFixture {

    @Test
    void shouldWorkOnJobsInTheOrderOfTheirComingAndOutliveBadFiles() {
        // Given
        List<String> names = IntStream.range(0, 20).mapToObj(i -> i + ".xlsx").toList();
        names.forEach(this::submit);

        // When
        queue.start();
        listener.awaitFinished(20);

        // Then
        assertThat(listener.started).isEqualTo(names);
        assertThat(listener.finished).extracting(Job::file).isEqualTo(names);
        assertThat(listener.finished).allSatisfy(job -> assertThat(job.state())
                .isInstanceOfSatisfying(JobState.Failed.class, end -> {
                    assertThat(end.reason()).startsWith(job.file() + ": there is no such file");
                    assertThat(end.counts()).isEqualTo(RowCounts.NONE);
                }));
        assertThat(listener.waiting).startsWith(19, 18, 17).endsWith(0);
        assertThat(queue.all()).isEqualTo(listener.finished);
    }

    @Test
    void shouldTakeNoFurtherJobWhenItCloses() {
        // Given
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        RecordingListener slow = new RecordingListener() {
            @Override
            public void started(Job job) {
                super.started(job);
                working.countDown();
                eventually().until(() -> closing.getCount() == 0);
            }
        };
        queue = queue(slow);
        submit("first.xlsx");
        Job second = submit("second.xlsx");
        queue.start();
        eventually().until(() -> working.getCount() == 0);

        // When
        Thread closer = new Thread(queue::close);
        closer.start();
        eventually().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        closing.countDown();

        // Then
        eventually().until(() -> !closer.isAlive());
        assertThat(slow.started).containsExactly("first.xlsx");
        assertThat(queue.find(second.id()).orElseThrow().state()).isInstanceOf(JobState.Queued.class);
    }

    @Test
    void shouldCloseWithoutEverHavingStarted() {
        // Given
        submit("first.xlsx");

        // When
        queue.close();

        // Then
        assertThat(listener.finished).isEmpty();
    }
}
