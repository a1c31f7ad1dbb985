package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows of GitHub Actions, by the rules of their syntax and of caution. */
class WorkflowsTest {

    private static final Set<String> WORKFLOW = Set.of("name", "run-name", "on", "permissions", "env", "defaults",
            "concurrency", "jobs");
    private static final Set<String> JOB = Set.of("name", "permissions", "needs", "if", "runs-on", "environment",
            "concurrency", "outputs", "env", "defaults", "steps", "timeout-minutes", "strategy", "continue-on-error",
            "container", "services");
    private static final Set<String> STEP = Set.of("id", "if", "name", "uses", "run", "working-directory", "shell",
            "with", "env", "continue-on-error", "timeout-minutes");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@(v\\d+(\\.\\d+\\.\\d+)?|[0-9a-f]{40})");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^}]*?) *}}");

    static Stream<String> workflows() {
        return Repository.files(".github/workflows", ".yml").stream()
                .map(file -> Repository.ROOT.relativize(file).toString());
    }

    private static List<Tree> jobs(String file) {
        return Tree.of(file).at("jobs").map().values().stream().map(Tree::new).toList();
    }

    private static Stream<Tree> steps(String file) {
        return jobs(file).stream().flatMap(job -> job.at("steps").list().stream());
    }

    /** YAML takes the key {@code on} for true. */
    private static Set<String> keys(Tree tree) {
        return tree.map().entrySet().stream().map(entry -> String.valueOf((Object) entry.getKey()))
                .map(key -> key.equals("true") ? "on" : key).collect(Collectors.toSet());
    }

    @Test
    void shouldBuildTestAndRelease() {
        assertThat(workflows()).containsExactly(".github/workflows/build.yml", ".github/workflows/native.yml",
                ".github/workflows/release.yml");
        assertThat(jobs(".github/workflows/build.yml").get(0).at("strategy", "matrix", "java").texts())
                .containsExactly("17", "21", "25");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldUseOnlyKeysThatThereAre(String file) {
        assertThat(WORKFLOW).containsAll(keys(Tree.of(file)));
        assertThat(jobs(file)).isNotEmpty().allSatisfy(job -> {
            assertThat(JOB).containsAll(keys(job));
            assertThat(Tree.of(file).at("jobs").map().keySet()).containsAll(needs(job));
            assertThat(job.at("steps").list()).isNotEmpty();
        });
        assertThat(steps(file)).allSatisfy(step -> {
            assertThat(STEP).containsAll(keys(step));
            assertThat(step.at("uses").exists()).isNotEqualTo(step.at("run").exists());
        });
    }

    private static List<String> needs(Tree job) {
        return !job.at("needs").exists()
                ? List.of()
                : job.at("needs").node() instanceof List ? job.at("needs").texts() : List.of(job.at("needs").text());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldRunEachJobOnAKnownMachineForALimitedTime(String file) {
        assertThat(Tree.of(file).at("concurrency", "group").text()).contains("${{ github.ref }}");
        assertThat(jobs(file)).allSatisfy(job -> {
            assertThat((Integer) job.at("timeout-minutes").node()).isBetween(1, 120);
            assertThat(job.at("runs-on").text()).matches("ubuntu-\\d\\d\\.\\d\\d(-arm)?|\\$\\{\\{ matrix\\.machine }}");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldHaveNoRightsButThoseThatAJobNeeds(String file) {
        assertThat(Tree.of(file).at("permissions").map()).isEqualTo(Map.of("contents", "read"));
        Set<String> writing = new TreeSet<>();
        Tree.of(file).at("jobs").map().forEach((name, job) -> new Tree(job).at("permissions").map()
                .forEach((right, how) -> {
                    if (how.equals("write")) {
                        writing.add(name + " " + right);
                    }
                }));
        assertThat(writing).isEqualTo(file.endsWith("release.yml")
                ? Set.of("image packages", "publish packages", "publish id-token", "notes contents")
                : Set.of());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldPinActionsAndLeaveNoTokenBehind(String file) {
        assertThat(steps(file).filter(step -> step.at("uses").exists())).isNotEmpty().allSatisfy(step -> {
            String action = step.at("uses").text();
            assertThat(action).matches(PINNED);
            if (action.startsWith("actions/checkout@")) {
                assertThat(step.at("with", "persist-credentials").node()).isEqualTo(false);
            }
            if (action.contains("/setup-java@") || action.contains("/setup-graalvm@")) {
                assertThat(step.at("with", "cache").text()).isEqualTo("maven");
            }
        });
    }

    /** What someone else may have chosen, such as the name of a branch, would be run as a command. */
    @ParameterizedTest
    @MethodSource("workflows")
    void shouldPutNoExpressionIntoACommand(String file) {
        steps(file).filter(step -> step.at("run").exists())
                .forEach(step -> assertThat(EXPRESSION.matcher(step.at("run").text()).find()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldRunMavenCommandsThatTheReadmeHas(String file) {
        Matcher commands = Pattern.compile("\\bmvn -B ([^\\n]+?)(?: -DskipTests)?\\n").matcher(Repository.read(file));
        while (commands.find()) {
            assertThat(Repository.read("README.md")).contains("mvn " + commands.group(1).strip());
        }
    }

    @Test
    void shouldMakeAnImageOfEachModule() {
        Tree jobs = Tree.of(".github/workflows/release.yml").at("jobs");
        assertThat(jobs.at("image", "strategy", "matrix", "module").texts()).containsExactly("ingest", "batcher",
                "trainer", "serving", "deploy/standalone");
        assertThat(jobs.at("image", "strategy", "matrix", "machine").texts()).hasSize(2);
        Tree build = jobs.at("image", "steps").list().stream()
                .filter(step -> step.at("uses").text().startsWith("docker/build-push-action@")).findFirst()
                .orElseThrow().at("with");
        assertThat(Repository.ROOT.resolve(build.at("file").text())).exists();
        assertThat(build.at("build-args").text()).contains("MODULE=", "VERSION=", "REVISION=", "SOURCE=");
    }
}
