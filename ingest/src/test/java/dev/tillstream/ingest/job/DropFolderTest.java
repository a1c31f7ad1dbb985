package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.ingest.LogLines;
import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {

    private static final JobState DONE = new JobState.Completed(Instant.EPOCH, RowCounts.NONE, 1);
    private static final JobState FAILED = new JobState.Failed(Instant.EPOCH, "is bad", RowCounts.NONE);
    private static final JobState CANCELLED = new JobState.Cancelled(Instant.EPOCH, RowCounts.NONE);
    private static final JobState STOPPED = new JobState.Stopped(Instant.EPOCH, RowCounts.NONE);

    @TempDir
    Path home;

    private final List<Path> taken = new ArrayList<>();
    private Path folder;
    private DropFolder drop;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(home.resolve("drop"));
        drop = new DropFolder(folder, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        drop.close();
    }

    private void look() {
        drop.look(taken::add);
    }

    private Path put(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void end(Path file, JobState state) {
        drop.finished(Job.queued(file, Job.Order.of(Job.Origin.DROPPED)).with(state));
    }

    private List<String> contents(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }

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

    @Test
    void shouldTakeNoFileTwiceWhenAnotherOneMakesTrouble() throws IOException {
        // Given
        Path good = put("a.csv", "good");
        Path odd = put("b.csv", "odd");
        look();

        // When
        for (int i = 0; i < 3; i++) {
            drop.look(file -> {
                if (file.equals(odd)) {
                    throw new IllegalStateException("no room");
                }
                taken.add(file);
            });
        }
        look();

        // Then
        assertThat(taken).containsExactly(good, odd);
    }

    @Test
    void shouldMakeTheFolderWhenItIsMissingOrVanishes() throws IOException {
        // Given
        Files.delete(folder);
        look();
        assertThat(folder).isDirectory();
        Files.delete(folder);
        look();

        // When
        Path file = put("table.csv", "content");
        look();
        look();

        // Then
        assertThat(taken).containsExactly(file);
    }

    @Test
    void shouldTakeALinkForAFolder() throws IOException {
        // Given
        Path link = Files.createSymbolicLink(home.resolve("link"), folder);
        put("table.csv", "content");

        // When
        try (DropFolder linked = new DropFolder(link, Duration.ofHours(1)); LogLines log = new LogLines()) {
            linked.look(taken::add);
            linked.look(taken::add);
            assertThat(log.of("TILL-ING-018")).isEmpty();
        }

        // Then
        assertThat(taken).containsExactly(link.resolve("table.csv"));
    }

    @Test
    void shouldTellOnceThatTheFolderCannotBeReadAndRecover() throws IOException {
        // Given
        Files.delete(folder);
        Files.writeString(folder, "no folder");
        try (LogLines log = new LogLines()) {

            // When
            look();
            look();
            assertThat(log.of("TILL-ING-018")).singleElement().asString().contains("folder=" + folder);
            Files.delete(folder);
            look();
            Path file = put("table.csv", "content");
            look();
            look();

            // Then
            assertThat(taken).containsExactly(file);
            Files.delete(file);
            Files.delete(folder);
            Files.writeString(folder, "no folder again");
            look();
            assertThat(log.of("TILL-ING-018")).hasSize(2);
        }
    }

    @Test
    void shouldTellThatAFileCannotBePutAsideAndNotTakeItAgain() throws IOException {
        // Given
        Path file = put("table.csv", "content");
        Files.writeString(folder.resolve("done"), "no folder");
        look();
        look();
        try (LogLines log = new LogLines()) {

            // When
            end(file, DONE);
            look();

            // Then
            assertThat(log.of("TILL-ING-019")).singleElement().asString().contains("path=" + file);
        }
        assertThat(taken).hasSize(1);
    }
}
