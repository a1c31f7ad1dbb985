package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.publish.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that end early, for real. */
@ExtendWith(SharedKafka.class)
class CancellationTest {

    @TempDir
    Path folder;

    private final String topic = "rows-" + UUID.randomUUID();
    private ServiceLife service;

    @BeforeEach
    void start() {
        service = new ServiceLife(topic, folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Path table(String name, int rows, int later) throws IOException {
        return Files.writeString(folder.resolve(name), ServiceLife.table(rows, later));
    }

    private long rows(String invoice) {
        return Topic.read(SharedKafka.bootstrapServers(), topic).stream().filter(message -> !Topic.isMark(message))
                .filter(message -> new String(message.value(), StandardCharsets.UTF_8).contains(invoice)).count();
    }

    @Test
    void shouldEndAJobAtWorkWithWhatItHasSentAndGoOnWithTheNext() throws IOException {
        // Given
        Job slow = service.submit(table("slow.csv", 30, 1));
        Job next = service.submit(table("next.csv", 5, 0));
        service.awaitRows(slow.id(), 30);
        assertThat(service.view(next.id()).state()).isEqualTo("queued");

        // When
        assertThat(service.queue.cancel(slow.id())).isTrue();

        // Then
        assertThat(service.awaitEnd(slow.id()).state()).isInstanceOfSatisfying(JobState.Cancelled.class, end -> {
            assertThat(end.counts().published()).isEqualTo(30);
            assertThat(end.counts().sheets()).hasSize(1);
        });
        assertThat(service.awaitEnd(next.id()).state()).isInstanceOf(JobState.Completed.class);
        assertThat(rows("489434")).isEqualTo(35);
        assertThat(rows("489435")).isZero();
        assertThat(service.queue.cancel(slow.id())).isFalse();
    }

    @Test
    void shouldGoOnBehindWhatACancelledJobHasSent() throws IOException {
        // Given
        Path file = table("slow.csv", 30, 2);
        Job slow = service.submit(file);
        service.awaitRows(slow.id(), 30);
        service.queue.cancel(slow.id());
        service.awaitEnd(slow.id());

        // When
        Job again = service.submit(file);

        // Then
        assertThat(service.awaitEnd(again.id()).state()).isInstanceOfSatisfying(JobState.Completed.class,
                end -> assertThat(end.counts().published()).isEqualTo(32));
        assertThat(rows("489434")).isEqualTo(30);
        assertThat(rows("489435")).isEqualTo(2);
    }

    @Test
    void shouldStopAndNotCancelWhenTheServiceEnds() throws IOException {
        // Given
        Job slow = service.submit(table("slow.csv", 30, 1));
        Job waiting = service.submit(table("next.csv", 5, 0));
        service.awaitRows(slow.id(), 30);

        // When
        service.close();

        // Then
        assertThat(service.job(slow.id()).state()).isInstanceOfSatisfying(JobState.Stopped.class,
                end -> assertThat(end.counts().published()).isEqualTo(30));
        assertThat(service.job(waiting.id()).state()).isInstanceOf(JobState.Queued.class);
    }

    /** Else it would come back with the next start, although somebody was told that it ends. */
    @Test
    void shouldStayCancelledWhenTheServiceEndsRightBehindIt() throws IOException {
        // Given
        Job slow = service.submit(table("slow.csv", 30, 1));
        service.awaitRows(slow.id(), 30);

        // When
        service.queue.cancel(slow.id());
        service.close();

        // Then
        assertThat(service.job(slow.id()).state()).isInstanceOf(JobState.Cancelled.class);
    }

    @Test
    void shouldCancelAJobBeforeItHasSentAnything() throws IOException {
        // Given
        Job slow = service.submit(table("slow.csv", 30, 1));
        Job waiting = service.submit(table("next.csv", 5, 0));
        service.awaitRows(slow.id(), 30);

        // When
        service.queue.cancel(waiting.id());

        // Then
        service.awaitEnd(waiting.id());
        assertThat(service.events.fired).singleElement().satisfies(event -> {
            assertThat(event.job().id()).isEqualTo(waiting.id());
            assertThat(event.waiting()).isZero();
        });
        assertThat(service.job(slow.id()).state()).isInstanceOf(JobState.Running.class);
    }
}
