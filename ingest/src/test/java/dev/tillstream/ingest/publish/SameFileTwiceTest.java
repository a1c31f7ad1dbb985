package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.source.ReadOptions;
import org.junit.jupiter.api.RepeatedTest;

/** Two processes that are given the same file at the same moment. */
class SameFileTwiceTest extends IngestionFixture {

    private static final int ROWS = 2_000;
    private static final CommitLimits SMALL = new CommitLimits(20, Duration.ofSeconds(1), 3, Duration.ofMillis(1));

    @RepeatedTest(2)
    void shouldSendEachRowOnceAndInOrder() throws Exception {
        // Given
        InputFile file = workbook(ROWS);
        CountDownLatch start = new CountDownLatch(2);
        Callable<String> sending = () -> {
            FileIngestion ingestion = new FileIngestion(clients(), names, 1, PACE, SMALL);
            start.countDown();
            start.await();
            return outcome(ingestion, file);
        };

        // When
        List<String> outcomes = new ArrayList<>();
        ExecutorService processes = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> outcome : processes.invokeAll(List.of(sending, sending))) {
                outcomes.add(outcome.get());
            }
        } finally {
            processes.shutdownNow();
        }

        // Then
        assertThat(invoices()).isEqualTo(expectedInvoices(ROWS));
        assertThat(records(topic)).filteredOn(Topic::isMark).hasSize(1);
        assertThat(position(file).complete()).isTrue();
        assertThat(totals()).containsEntry("read", (long) ROWS).containsEntry("published", (long) ROWS);
        assertThat(outcomes).contains("sent")
                .isSubsetOf("sent", "another process sends the same file to the same topic");
    }

    private static String outcome(FileIngestion ingestion, InputFile file)
            throws Exception {
        try {
            IngestionEnd end = ingestion.run(file, ReadOptions.DETECT, false, new SystemTiming(), new Listener());
            assertThat(end).isInstanceOfAny(IngestionEnd.Completed.class, IngestionEnd.AlreadyIngested.class);
            return "sent";
        } catch (IngestionFailedException e) {
            return e.getMessage();
        }
    }
}
