package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.manifests.Dockerfile.Instruction;
import dev.tillstream.manifests.Dockerfile.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

    private static final String JVM = "deploy/containers/Dockerfile.jvm";
    private static final String NATIVE = "deploy/containers/Dockerfile.native-micro";

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void shouldStartFromShortNamesOfOneVersionThatCanBeReplaced(String path) {
        Dockerfile file = Dockerfile.of(path);
        assertThat(file.arguments()).isNotEmpty().allSatisfy((name, image) -> assertThat(name).endsWith("_IMAGE"));
        assertThat(file.stages()).extracting(Stage::image).allMatch(file.arguments()::containsValue)
                .allMatch(image -> ImageNames.PINNED.matcher(image).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void shouldRunAsAUserWithoutRightsAndWithoutAShell(String path) {
        Stage last = Dockerfile.of(path).last();
        assertThat(last.only("USER").rest()).isEqualTo("1001");
        assertThat(last.only("ENTRYPOINT").isExec()).isTrue();
        assertThat(last.all("CMD")).isEmpty();
        assertThat(last.all("RUN")).isEmpty();
        // Root may not come back behind it.
        assertThat(last.instructions().get(last.instructions().size() - 1).name()).isEqualTo("ENTRYPOINT");
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void shouldSayWhatItIs(String path) {
        assertThat(Dockerfile.of(path).last().only("LABEL").rest()).contains("org.opencontainers.image.title=",
                "org.opencontainers.image.version=\"${VERSION}\"", "org.opencontainers.image.revision=\"${REVISION}\"",
                "org.opencontainers.image.source=\"${SOURCE}\"", "org.opencontainers.image.licenses=\"Apache-2.0\"");
        assertThat(Dockerfile.of(path).last().all("ARG")).contains("MODULE", "REVISION=unknown", "SOURCE=unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void shouldListenForOthersAndWriteOnlyIntoItsVolume(String path) {
        Stage last = Dockerfile.of(path).last();
        assertThat(last.only("ENV").rest()).contains("API_HOST=0.0.0.0", "API_PORT=8080",
                "TILLSTREAM_HOME=/var/lib/tillstream",
                "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY=/var/lib/tillstream/incoming");
        assertThat(last.only("EXPOSE").rest()).isEqualTo("8080");
        assertThat(last.only("VOLUME").rest()).isEqualTo("[\"/var/lib/tillstream\"]");
        assertThat(last.only("WORKDIR").rest()).isEqualTo("/var/lib/tillstream");
        assertThat(last.all("COPY")).anyMatch(copy -> copy.contains("--chown=1001:0")
                && copy.endsWith(" /var/lib/tillstream/"));
    }

    @Test
    void shouldBeAskedWhetherItIsHealthyWithoutAShell() {
        String check = Dockerfile.of(JVM).last().only("HEALTHCHECK").rest();
        assertThat(check.substring(check.indexOf("CMD"))).startsWith("CMD [\"java\"").endsWith("\"Healthcheck\"]");
        assertThat(Dockerfile.of(NATIVE).last().only("HEALTHCHECK").rest()).isEqualTo("NONE");
        assertThat(Repository.read(NATIVE)).contains("# There is nothing in this image that could ask");
    }

    @Test
    void shouldGiveJavaTheMemoryOfTheContainerAndEndWhenItIsUsedUp() {
        String java = Dockerfile.of(JVM).last().only("ENTRYPOINT").rest();
        assertThat(java).contains("-XX:MaxRAMPercentage=", "-XX:+ExitOnOutOfMemoryError",
                "-XX:AOTCache=/app/app.aot").startsWith("[\"java\"");
        assertThat(Dockerfile.of(JVM).stages().get(1).only("RUN").rest()).contains("-XX:AOTCacheOutput=/app/app.aot");
        assertThat(Dockerfile.of(JVM).stages().get(1).image()).as("the cache is of the Java that uses it")
                .isEqualTo(Dockerfile.of(JVM).last().image());
    }

    @Test
    void shouldPutTheLibrariesBeforeTheProgram() {
        List<String> copies = Dockerfile.of(JVM).last().all("COPY");
        assertThat(copies.indexOf("--from=application /app/lib/ /app/lib/")).isNotNegative()
                .isLessThan(copies.indexOf("--from=application /app/app/ /app/app/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JVM, NATIVE})
    void shouldCopyFilesOnlyThatABuildLeaves(String path) throws IOException {
        Dockerfile file = Dockerfile.of(path);
        for (Stage stage : file.stages()) {
            assertThat(stage.all("ADD")).isEmpty();
            for (String copy : stage.all("COPY")) {
                List<String> words = Stream.of(copy.split(" +")).filter(word -> !word.startsWith("--")).toList();
                List<String> sources = words.subList(0, words.size() - 1);
                if (copy.contains("--from=")) {
                    String from = copy.replaceAll(".*--from=(\\S+).*", "$1");
                    assertThat(file.stages()).extracting(Stage::alias).contains(from);
                } else {
                    for (String source : sources) {
                        assertThat(missing(source)).as("%s in %s", source, path).isEmpty();
                    }
                }
            }
        }
    }

    /** The modules for which a source is missing. Executables are there after a native build only. */
    private static List<String> missing(String source) throws IOException {
        if (!source.contains("${MODULE}")) {
            return Files.exists(Repository.ROOT.resolve(source)) ? List.of() : List.of(source);
        }
        List<String> modules = new ArrayList<>(Repository.SERVICES);
        if (source.equals("${MODULE}/target/*-runner")) {
            modules.removeIf(module -> Files.isDirectory(Repository.ROOT.resolve(module)));
        } else {
            modules.add("deploy/standalone");
        }
        modules.removeIf(module -> exists(source.replace("${MODULE}", module)));
        return modules;
    }

    private static boolean exists(String pattern) {
        Path path = Repository.ROOT.resolve(pattern);
        if (!pattern.contains("*")) {
            return Files.exists(path);
        }
        try (var found = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldSendTheEngineWhatIsCopiedAndNothingElse() {
        List<String> rules = Repository.read(".dockerignore").lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(rules).startsWith("**").contains("!*/target/quarkus-app", "!*/target/*-runner",
                "!deploy/standalone/target/quarkus-app", "!deploy/containers/Healthcheck.java").hasSize(5);
    }

    @Test
    void shouldHaveOnlyExecFormsWhereNoShellIsNeeded() {
        assertThat(Dockerfile.of(JVM).stages().get(0).instructions()).filteredOn(it -> it.name().equals("RUN"))
                .isNotEmpty().allMatch(Instruction::isExec);
    }
}
