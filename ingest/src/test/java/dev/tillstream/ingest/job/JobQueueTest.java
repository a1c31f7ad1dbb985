package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.CommitLimits;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.RowCounts;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue itself, with files that are not there: their jobs fail before Kafka is needed. */
class JobQueueTest {

    private static final Job.Order ORDER = Job.Order.of(Job.Origin.CONFIGURED);

    private final RecordingListener listener = new RecordingListener();
    private JobQueue queue = queue(listener);

    private static JobQueue queue(JobListener listener) {
        FileIngestion ingestion = new FileIngestion(new KafkaClients(Map.of(), Map.of()), TopicNames.defaults(), 1,
                new PaceSettings(PaceSettings.Mode.AS_FAST_AS_POSSIBLE, Duration.ZERO, Duration.ZERO,
                        OptionalLong.empty(), 1),
                new CommitLimits(1, Duration.ofSeconds(1), 1, Duration.ZERO));
        return new JobQueue(new JobRunner(ingestion, ReadOptions.DETECT), listener, Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private Job submit(String name) {
        return queue.submit(Path.of("missing", name), ORDER);
    }

    private static Job remembered(String file) {
        return new Job(UUID.randomUUID(), file, null, new Job.Order(Job.Origin.REMEMBERED, false, Optional.empty()),
                Instant.EPOCH, Job.Content.UNKNOWN, new JobState.Cancelled(Instant.EPOCH, RowCounts.NONE));
    }

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
