package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardQueueTest {

    private final CardQueue queue = new CardQueue();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopQueue() {
        queue.stop();
    }

    @Test
    void shouldLeaveOutWhatNewerWorkReplacesBeforeItHasBegun() throws InterruptedException {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        queue.put("a", () -> {
            begun.countDown();
            waitFor(gate);
            done.add("a1");
        });
        begun.await();
        // When
        queue.put("a", () -> done.add("a2"));
        queue.put("b", () -> done.add("b1"));
        queue.put("a", () -> done.add("a3"));
        gate.countDown();
        // Then
        await().until(() -> done.contains("a3"));
        assertThat(done).containsExactly("a1", "b1", "a3");
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
