package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.tillstream.ingest.LogLines;
import org.junit.jupiter.api.Test;

/** Folders and files that make trouble. */
class DropFolderFaultsTest extends DropFolderFixture {

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
