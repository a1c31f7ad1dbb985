package dev.tillstream.serving.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.serving.model.ModelEvents;
import dev.tillstream.serving.model.RecentInputs;
import dev.tillstream.serving.model.ServedModel;
import org.junit.jupiter.api.Test;

class BodyLinesTest {

    @Test
    void shouldSplitAtLineEnds() throws IOException {
        // Then
        assertThat(lines("a\nb\r\n\nc")).containsExactly("1:a", "2:b\r", "3:", "4:c");
        assertThat(lines("a\n")).containsExactly("1:a");
        assertThat(lines("\n")).containsExactly("1:");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void shouldFindLinesAcrossTheBuffersEdge() throws IOException {
        // Given
        String line = "x".repeat(8191);

        // Then
        assertThat(lines(line + "\n" + line + "y\nz")).containsExactly("1:" + line, "2:" + line + "y", "3:z");
    }

    @Test
    void shouldLeaveOutLinesThatAreTooLong() throws IOException {
        // Then
        assertThat(lines("x".repeat(10_000) + "\n" + "y".repeat(10_001) + "\nz")).containsExactly(
                "1:" + "x".repeat(10_000), "2 is too long", "3:z");
    }

    @Test
    void shouldAnswerALineBeforeTheNextOneIsSent() throws Exception {
        // Given
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        ServedModel served = new ServedModel(event.manifest(), ModelEvents.model(1), 0, new RecentInputs());
        PipedOutputStream client = new PipedOutputStream();
        BodyLines body = new BodyLines(new PipedInputStream(client), 1000);
        PipedInputStream answers = new PipedInputStream();
        PipedOutputStream server = new PipedOutputStream(answers);
        Thread thread = new Thread(() -> answer(served, body, server));
        thread.start();

        // When
        client.write("{\"quantity\":5,\"price\":10.5}\n".getBytes(StandardCharsets.UTF_8));
        client.flush();

        // Then
        assertThat(answers.read()).isEqualTo('{');
        client.close();
        thread.join();
        assertThat(new String(answers.readAllBytes(), StandardCharsets.UTF_8)).contains("\"cluster\":10");
    }

    private static void answer(ServedModel served, BodyLines body, PipedOutputStream server) {
        try (server) {
            new PredictedLines(served, null).answer(body, server);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(String text) throws IOException {
        BodyLines lines = new BodyLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 10_000);
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.isTooLong()
                    ? lines.number() + " is too long"
                    : lines.number() + ":" + new String(lines.bytes(), StandardCharsets.UTF_8));
        }
        return read;
    }
}
