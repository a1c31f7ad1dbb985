package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The README's commands that need an engine or a cluster name files and modules that there are. */
class ReadmeTest {

    private static final String README = Repository.read("README.md");

    private static List<String> commands(String program) {
        return README.lines().filter(line -> line.startsWith(program + " ")).toList();
    }

    private static String option(String command, String name) {
        Matcher matcher = Pattern.compile(" " + name + "[ =](\\S+)").matcher(command);
        assertThat(matcher.find()).as("%s in %s", name, command).isTrue();
        return matcher.group(1);
    }

    @Test
    void shouldBuildImagesOfModules() {
        List<String> builds = commands("docker build");
        assertThat(builds).isNotEmpty().allSatisfy(build -> {
            assertThat(Dockerfile.of(option(build, "-f")).last().all("ARG")).contains("MODULE");
            assertThat(option(build, "--build-arg")).startsWith("MODULE=");
            assertThat(Repository.ROOT.resolve(option(build, "--build-arg").substring("MODULE=".length())))
                    .isDirectory();
            assertThat(build).endsWith(" .");
        });
    }

    @Test
    void shouldStartTheComposeFile() {
        assertThat(commands("docker compose")).isNotEmpty().allSatisfy(
                command -> assertThat(Tree.of(option(command, "-f")).at("services", "proxy").exists()).isTrue());
    }

    @Test
    void shouldApplyAnOverlay() {
        assertThat(commands("kubectl")).isNotEmpty().allSatisfy(command -> assertThat(
                Repository.ROOT.resolve(option(command, "-k")).resolve("kustomization.yaml")).exists());
    }
}
