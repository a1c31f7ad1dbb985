package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands do what it says. CI itself runs those of Maven; {@link ScenarioIT} and {@link StandaloneIT} run
 * the packaged programs.
 */
class ReadmeIT {

    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheAnswerThatItShows() throws IOException {
        Installation tillstream = new Installation(folder.resolve("home"));
        try (Program program = tillstream.start()) {
            tillstream.awaitSettled(program, 40_000);
            Served.awaitAll(program, tillstream, Served.FAMILIES);
            for (String command : commands("curl")) {
                String here = command.replace("http://127.0.0.1:8000", tillstream.url());
                if (command.contains("more.xlsx")) {
                    Installation.generate(folder.resolve("more.xlsx"), 500, 8);
                }
                Program curl = Program.shell(folder, here);
                assertThat(curl.awaitEnd(Duration.ofSeconds(30))).as("%s: %s", here, curl).isZero();
                assertThat(curl.toString()).doesNotContain("\"status\":4").doesNotContain("\"status\":5");
                if (command.contains("/predict/best")) {
                    assertThat(curl.toString()).contains(blocks("json").get(0).strip());
                }
            }
            for (String command : commands("TRAINER_")) {
                String here = "DATA_OUTPUT_PATH='" + tillstream.home().resolve("batches") + "' "
                        + command.replace("trainer/", ROOT + "/trainer/");
                Program train = Program.shell(folder, here);
                assertThat(train.awaitEnd(Duration.ofMinutes(1))).as("%s: %s", here, train).isZero();
                assertThat(train.toString()).contains("transaction-clusters version 3 revision 1: ");
                assertThat(folder.resolve(".tillstream/tried/models_info.json")).exists();
            }
        }
    }

    @Test
    void shouldShowCommandsOfTheCommandLineThatRun() throws IOException {
        List<String> commands = commands("ingest/tillstream");
        assertThat(commands).isNotEmpty();
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Topic products = new Topic(broker.address(), "retail-products");
                Topic events = new Topic(broker.address(), "retail-events")) {
            for (String command : commands) {
                Program program = Program.shell(folder, "cd '" + ROOT + "' && "
                        + command.replace("million.xlsx", folder.resolve("million.xlsx").toString())
                                .replace("localhost:9092", broker.address()));
                assertThat(program.awaitEnd(Duration.ofMinutes(2))).as("%s: %s", command, program).isZero();
            }
            assertThat(rows(products)).isEqualTo(60);
            assertThat(rows(events)).isEqualTo(300);
        }
        assertThat(folder.resolve("million.xlsx")).isNotEmptyFile();
    }

    private static long rows(Topic topic) {
        return topic.all().stream().filter(message -> message.type() == null).count();
    }

    /** {@link PreparedStartIT} runs it. */
    @Test
    void shouldNameTheLauncherAsItIsUsed() throws IOException {
        assertThat(commands("deploy/standalone/")).containsExactly("deploy/standalone/tillstream prepare",
                "deploy/standalone/tillstream");
    }

    @Test
    void shouldNameProgramsThatExist() throws IOException {
        for (String command : commands("java -jar")) {
            assertThat(ROOT.resolve(command.substring("java -jar ".length()))).exists();
        }
    }

    @Test
    void shouldHaveItsMavenCommandsRunByCi() throws IOException {
        String ci = Files.readString(ROOT.resolve(".ci/run"));
        for (String command : commands("mvn")) {
            assertThat(ci).contains(command.replace("mvn ", "mvn -B "));
        }
    }

    @Test
    void shouldNameFilesThatExist() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
        while (links.find()) {
            assertThat(ROOT.resolve(links.group(1))).exists();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> commands(String prefix) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String block : blocks("sh")) {
            block.lines().filter(line -> line.startsWith(prefix)).forEach(commands::add);
        }
        return commands;
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme());
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }
}
