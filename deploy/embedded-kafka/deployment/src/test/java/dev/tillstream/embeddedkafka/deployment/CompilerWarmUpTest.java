package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerWarmUpTest {

    @TempDir
    Path folder;

    @Test
    void shouldCompileSourcesAndLeaveTheirFolderAlone() throws IOException {
        // Given
        Path sound = Files.writeString(Files.createDirectories(folder.resolve("sound/a")).resolve("Sound.java"),
                "package a; record Sound(java.util.List<String> words) {}");
        // When
        boolean compiled = CompilerWarmUp.compile(List.of(folder.resolve("sound"), folder.resolve("none")), List.of());
        // Then
        assertThat(compiled).isTrue();
        assertThat(sound.getParent()).isDirectoryContaining(sound::equals).isDirectoryNotContaining("glob:**.class");
    }

    @Test
    void shouldSayThatSourcesAreNotSound() throws IOException {
        // Given
        Files.writeString(folder.resolve("Broken.java"), "class Broken { int none() { return nothing; } }");
        // Then
        assertThat(CompilerWarmUp.compile(List.of(folder), List.of())).isFalse();
        assertThat(CompilerWarmUp.compile(List.of(), List.of())).isFalse();
    }
}
