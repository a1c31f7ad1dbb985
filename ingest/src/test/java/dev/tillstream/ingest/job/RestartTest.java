package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.ingest.SharedKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What one life of the service knows of those before it. */
@ExtendWith(SharedKafka.class)
class RestartTest {

    @TempDir
    Path folder;

    private final String topic = "rows-" + UUID.randomUUID();

    private Path keep(UploadFolder uploads, String content, String name) throws IOException {
        return uploads.keep(write("body", content), name, false, Optional.empty()).file();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void shouldShowTheReceiptsOfEarlierLives() throws IOException {
        // Given
        Path good = write("good.csv", ServiceLife.table(5, 0) + "489436,85048,BALL,many,2009-12-01 07:45:00,6.95\n");
        List<JobView> before;
        try (ServiceLife first = new ServiceLife(topic, folder)) {
            first.submit(good);
            first.submit(write("bad.csv", "no table"));
            first.submit(good);
            Job unwanted = first.submit(write("unwanted.csv", ServiceLife.table(7, 1)));
            first.awaitRows(unwanted.id(), 7);
            first.queue.cancel(unwanted.id());
            first.awaitEnd(unwanted.id());
            before = first.views();
        }

        // When
        try (ServiceLife second = new ServiceLife(topic, folder)) {
            eventually().until(() -> second.queue.all().size() == 4);

            // Then
            assertThat(second.views()).isEqualTo(before);
            assertThat(second.views()).extracting(JobView::state)
                    .containsExactly("completed", "failed", "already-ingested", "cancelled");
            assertThat(second.views().get(0)).satisfies(job -> {
                assertThat(job.dataset()).isEqualTo("online-retail");
                assertThat(job.topic()).isEqualTo(topic);
                assertThat(job.published()).isEqualTo(5);
                assertThat(job.refusedByReason()).containsEntry("Quantity is not a number", 1L);
            });
            assertThat(second.views().get(1).reason()).startsWith("bad.csv: ");
            assertThat(second.events.fired).isEmpty();
        }
    }

    @Test
    void shouldGoOnWithAFileThatWasStoppedAndLeaveOneReceipt() throws IOException {
        // Given
        Path file = write("slow.csv", ServiceLife.table(30, 2));
        try (ServiceLife first = new ServiceLife(topic, folder)) {
            first.awaitRows(first.submit(file).id(), 30);
        }

        // When
        try (ServiceLife second = new ServiceLife(topic, folder)) {
            Job job = second.submit(file);

            // Then
            assertThat(second.awaitEnd(job.id()).state()).isInstanceOfSatisfying(JobState.Completed.class,
                    end -> assertThat(end.counts().published()).isEqualTo(32));
            assertThat(second.views()).hasSize(1);
            assertThat(second.meters.get("rows").tag("outcome", "published").counter().count()).isEqualTo(2);
        }
    }

    @Test
    void shouldRemoveAnUploadWhenItIsDoneAndKeepItWhenItIsStopped() throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        Job.Order order = Job.Order.of(Job.Origin.UPLOADED);
        Path slow;
        try (ServiceLife service = new ServiceLife(topic, folder)) {
            Path good = keep(uploads, ServiceLife.table(5, 0), "good.csv");
            Path bad = keep(uploads, "no table", "bad.csv");
            slow = keep(uploads, ServiceLife.table(7, 1), "slow.csv");
            List.of(good, bad, slow).forEach(file -> service.queue.submit(file, order));
            eventually().until(() -> service.views().get(2).read() == 7);

            // When
            service.close();
        }

        // Then
        assertThat(uploads.unfinished()).extracting(UploadFolder.Upload::file).containsExactly(slow);
    }

    /** The service died when all was sent, and before the upload was removed. */
    @Test
    void shouldNotForceAFileTwice() throws IOException {
        // Given
        UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
        String content = ServiceLife.table(5, 0);
        Path earlier = write("earlier.csv", content);
        try (ServiceLife service = new ServiceLife(topic, folder)) {
            service.awaitEnd(service.submit(earlier).id());
            uploads.keep(write("body", content), "forced.csv", true, Optional.empty());

            // When: taken up, sent, and taken up again
            UploadFolder.Upload left = uploads.unfinished().get(0);
            Job first = service.queue.submit(left.file(), left.order());
            service.awaitEnd(first.id());
            eventually().until(() -> uploads.unfinished().isEmpty());
            Job second = service.queue.submit(earlier, left.order());

            // Then
            assertThat(service.job(first.id()).state()).isInstanceOf(JobState.Completed.class);
            assertThat(service.awaitEnd(second.id()).state()).isInstanceOf(JobState.AlreadyIngested.class);
        }
    }
}
