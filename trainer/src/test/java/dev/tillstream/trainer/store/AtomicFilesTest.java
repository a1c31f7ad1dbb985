package dev.tillstream.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void shouldPutANewFileInThePlaceOfTheOldOneAndLeaveNothingElse() throws IOException {
        // Given
        Path file = folder.resolve("file");
        AtomicFiles.write(file, new byte[]{1});
        // When
        AtomicFiles.write(file, new byte[]{2, 3});
        // Then
        assertThat(file).hasBinaryContent(new byte[]{2, 3});
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void shouldLeaveNothingWhenItCannotTakeItsPlace() throws IOException {
        // Given
        Path file = folder.resolve("file");
        Files.createDirectories(file.resolve("child"));
        // Then
        assertThatThrownBy(() -> AtomicFiles.write(file, new byte[]{1})).isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
