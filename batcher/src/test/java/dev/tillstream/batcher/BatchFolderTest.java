package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFolderTest {

    @TempDir
    Path folder;

    @Test
    void shouldRemoveOnlyWhatWasNeverAnnouncedOfThePartition() throws IOException {
        // Given
        for (String name : new String[]{"batch_rows-0-0-9.csv", "batch_rows-0-10-19.csv", "batch_rows-0-20.part",
                "batch_rows-1-10-19.csv", "batch_rows-1-10.part", "batch_more-rows-0-10-19.csv", "batch_rows-0.csv",
                "notes.txt"}) {
            Files.createFile(folder.resolve(name));
        }

        // When
        var removed = new BatchFolder(folder).removeUnannounced(new TopicPartition("rows", 0), 10);

        // Then
        assertThat(removed).containsExactly("batch_rows-0-10-19.csv", "batch_rows-0-20.part");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(6);
        }
    }

    @Test
    void shouldFindNothingToRemoveInAFolderThatDoesNotExist() throws IOException {
        assertThat(new BatchFolder(folder.resolve("none")).removeUnannounced(new TopicPartition("rows", 0), 0))
                .isEmpty();
    }
}
