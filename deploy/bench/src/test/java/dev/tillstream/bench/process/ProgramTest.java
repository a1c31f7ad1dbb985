package dev.tillstream.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveWhatAProcessPrinted() {
        Program.Finished finished = Program.runJava(List.of("-version"), folder.resolve("deep/version.out"));

        assertThat(finished.output()).contains(Runtime.version().toString());
        assertThat(finished.took()).isPositive();
    }

    @Test
    void shouldTellTheStatusAndTheLastWordsOfAProcessThatFailed() {
        Path output = folder.resolve("failed.out");

        assertThatThrownBy(() -> Program.runOwn(List.of(), "no.such.Main", List.of(), output))
                .isInstanceOf(BenchmarkFailedException.class).hasMessageContaining("status 1")
                .hasMessageContaining("no.such.Main").hasMessageContaining(output.toString());
    }

    @Test
    void shouldSayThatThereIsNoSuchProgram() {
        assertThatThrownBy(() -> Program.start(List.of("no-such-program"), Map.of(), folder.resolve("none.out")))
                .isInstanceOf(BenchmarkFailedException.class).hasMessageContaining("no-such-program");
    }
}
