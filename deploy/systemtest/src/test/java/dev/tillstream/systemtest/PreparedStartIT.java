package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of everything in one process, which keeps what a Java makes of the classes. */
class PreparedStartIT {

    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final Path LAUNCHER = ROOT.resolve("deploy/standalone/tillstream");

    @TempDir
    Path folder;

    @Test
    void shouldStartFromWhatTheRehearsalKept() throws IOException {
        // Given
        Path users = folder.resolve("users");
        try (Program rehearsal = Program.launcher(LAUNCHER, Map.of("TILLSTREAM_HOME", users.toString()), "prepare")) {
            assertThat(rehearsal.awaitEnd(Installation.LONGEST)).as(rehearsal::toString).isZero();
            assertThat(rehearsal.toString()).contains("is used from now on");
        }
        assertThat(users).as("a rehearsal touches nothing of the user's").doesNotExist();
        Path classes = folder.resolve("classes");
        Installation tillstream = new Installation(folder.resolve("home"));

        // When
        try (Program program = Program.launcher(LAUNCHER,
                Map.of("TILLSTREAM_HOME", tillstream.home().toString(), "API_PORT", "" + tillstream.port(),
                        "TILLSTREAM_OPTS", "-Xmx512m -XX:+UseParallelGC -Xlog:class+load:file=" + classes))) {
            tillstream.awaitSettled(program, 40_000);

            // Then
            List<String> ours;
            try (Stream<String> loaded = Files.lines(classes)) {
                ours = loaded.filter(line -> line.contains(" dev.tillstream.serving.prediction.PredictResource "))
                        .toList();
            }
            assertThat(ours).isNotEmpty().allSatisfy(line -> assertThat(line).contains("shared objects file"));
            tillstream.request().body("{\"quantity\": 5.0, \"price\": 10.5}").post("/predict/best").then()
                    .statusCode(200);
        }
    }

    @Test
    void shouldSayHowItIsUsed() {
        try (Program program = Program.launcher(LAUNCHER, Map.of(), "start")) {
            assertThat(program.awaitEnd(Duration.ofSeconds(10))).isEqualTo(2);
            assertThat(program.toString()).contains("usage: ").contains("[prepare]");
        }
    }
}
