package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class KeptAliveTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> lives = new CopyOnWriteArrayList<>();

    @Test
    void shouldLiveAgainAfterEachFailure() throws InterruptedException {
        // Given
        KeptAlive kept = new KeptAlive("lives", () -> {
            lives.add(Thread.currentThread());
            switch (lives.size()) {
                case 1 -> throw new IOException("disk");
                case 2 -> throw new IllegalStateException("state");
                case 3 -> throw new AssertionError("error");
                default -> throw new IOException("again");
            }
        }, failures::add, Duration.ofMillis(1));

        // When
        kept.start();

        // Then
        eventually().until(() -> failures.size() >= 4);
        kept.stop();
        assertThat(failures).extracting(Throwable::getMessage).startsWith("disk", "state", "error", "again");
        assertThat(lives).allMatch(thread -> thread.getName().equals("lives") && !thread.isAlive());
    }

    @Test
    void shouldStopDuringThePause() throws InterruptedException {
        // Given
        KeptAlive kept = new KeptAlive("lives", () -> {
            throw new IOException("disk");
        }, failures::add, LONG);
        kept.start();
        eventually().until(() -> failures.size() == 1);

        // When
        kept.stop();

        // Then
        assertThat(failures).hasSize(1);
        assertThat(kept.isStopped()).isTrue();
    }

    @Test
    void shouldWakeUpWhatWaitsForKafkaAndNotCallThatAFailure() throws InterruptedException {
        // Given
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        CountDownLatch waiting = new CountDownLatch(1);
        KeptAlive[] kept = new KeptAlive[1];
        kept[0] = new KeptAlive("lives", () -> {
            kept[0].polls(consumer);
            waiting.countDown();
            while (true) {
                consumer.poll(Duration.ofMillis(1));
            }
        }, failures::add, LONG);
        kept[0].start();
        waiting.await();

        // When
        kept[0].stop();

        // Then
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldEndBehindALifeThatWantsNoOther() throws InterruptedException {
        // Given
        KeptAlive[] kept = new KeptAlive[1];
        kept[0] = new KeptAlive("lives", () -> {
            lives.add(Thread.currentThread());
            kept[0].stopSoon();
        }, failures::add, LONG);

        // When
        kept[0].start();

        // Then
        eventually().until(() -> lives.size() == 1 && !lives.get(0).isAlive());
        assertThat(failures).isEmpty();
    }
}
