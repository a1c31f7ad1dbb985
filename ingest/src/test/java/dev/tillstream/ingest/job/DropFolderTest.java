package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class DropFolderTest extends DropFolderFixture {

    @Test
    void shouldWaitForAFileThatStillGrows() throws IOException {
        // Given
        Path file = put("table.csv", "half");
        look();
        put("table.csv", " of it");

        // When
        look();
        assertThat(taken).isEmpty();
        look();

        // Then
        assertThat(taken).containsExactly(file);
    }

    @Test
    void shouldTakeAFileOnce() throws IOException {
        // Given
        Path file = put("table.csv", "content");

        // When
        for (int i = 0; i < 5; i++) {
            look();
        }

        // Then
        assertThat(taken).containsExactly(file);
    }

    @Test
    void shouldTakeFilesInTheOrderOfTheirNamesAndNothingButTables() throws IOException {
        // Given
        List.of("b.xlsx", "a.csv.gz", "c.CSV", "notes.txt", "~$b.xlsx", "d.csv.part").forEach(this::putUnchecked);

        // When
        look();
        look();

        // Then
        assertThat(taken).extracting(path -> path.getFileName().toString()).containsExactly("a.csv.gz", "b.xlsx",
                "c.CSV");
    }

    private void putUnchecked(String name) {
        try {
            put(name, name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldPutAsideWhatIsDoneAndWhatFailed() throws IOException {
        // Given
        Path good = put("good.csv", "good");
        Path bad = put("bad.csv", "bad");
        Path unwanted = put("unwanted.csv", "unwanted");
        look();
        look();

        // When
        end(good, DONE);
        end(bad, FAILED);
        end(unwanted, CANCELLED);
        look();
        look();

        // Then
        assertThat(contents("done")).containsExactly("good");
        assertThat(contents("failed")).containsExactlyInAnyOrder("bad", "unwanted");
        assertThat(taken).hasSize(3);
    }

    @Test
    void shouldLeaveAFileWhoseJobWasStoppedToTheNextLife() throws IOException {
        // Given
        Path file = put("table.csv", "content");
        look();
        look();

        // When
        end(file, STOPPED);
        look();

        // Then
        assertThat(file).exists();
        assertThat(taken).containsExactly(file);
        try (DropFolder next = new DropFolder(folder, Duration.ofHours(1))) {
            next.look(taken::add);
            next.look(taken::add);
        }
        assertThat(taken).containsExactly(file, file);
    }

    @Test
    void shouldKeepAllFilesOfOneName() throws IOException {
        // When
        for (String content : List.of("first", "second", "third")) {
            Path file = put("table.csv", content);
            look();
            look();
            end(file, DONE);
        }

        // Then
        assertThat(taken).hasSize(3);
        assertThat(contents("done")).containsExactlyInAnyOrder("first", "second", "third");
        assertThat(folder.resolve("done/table.csv")).hasContent("first");
    }

    /** A newer version of the table came while the older one was at work. */
    @Test
    void shouldNotPutAsideAFileThatNobodyHasRead() throws IOException {
        // Given
        Path file = put("table.csv", "first");
        look();
        look();
        put("table.csv", " and second");
        look();
        look();
        assertThat(taken).as("one job at a time").hasSize(1);

        // When
        end(file, DONE);
        look();
        look();

        // Then
        assertThat(taken).containsExactly(file, file);
        end(file, DONE);
        assertThat(contents("done")).containsExactly("first and second");
    }

    @Test
    void shouldNotTouchFilesThatCameInAnotherWay() throws IOException {
        // Given
        Path file = put("table.csv", "content");

        // When
        drop.finished(Job.queued(file, Job.Order.of(Job.Origin.CONFIGURED)).with(DONE));

        // Then
        assertThat(file).exists();
    }
}
