package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.systemtest.Topic.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever sends a workbook, and however often it is killed: each row is on the topic once, in order. */
class IngestKillIT {

    private static final int ROWS = 200_000;
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);

    @TempDir
    static Path folder;

    private static Path workbook;
    private static List<Row> rows;
    private static Broker broker;

    @BeforeAll
    static void prepare() throws Exception {
        workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 11);
        rows = Workbook.rows(workbook);
        broker = new Broker(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private enum Sender {

        /** With small transactions, so that many kills fall before, into and behind commits. */
        SERVICE(Duration.ofMillis(30)) {
            private final int port = Installation.freePort();

            @Override
            Program start(String topic, Optional<Duration> ignored) {
                return Installation.service("ingest", folder.resolve("home"),
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "KAFKA_TOPIC", topic, "DATA_RAW_PATH",
                                workbook.toString(), "INGEST_COMMIT_ROWS", "500", "API_PORT",
                                Integer.toString(port)));
            }
        },

        /** Commits once a second, or at 50,000 rows: slowed down, or it would be done before it is killed. */
        COMMAND_LINE(Duration.ofSeconds(1)) {
            @Override
            Program start(String topic, Optional<Duration> whole) {
                List<String> command = new ArrayList<>(List.of("ingest", "--bootstrap-servers", broker.address(),
                        "--topic", topic, workbook.toString()));
                whole.ifPresent(duration -> command.addAll(List.of("--pace", "replay", "--replay-factor",
                        Long.toString(TWO_YEARS.dividedBy(duration)))));
                return Installation.commandLine(command.toArray(String[]::new));
            }
        };

        private final Duration cycle;

        Sender(Duration cycle) {
            this.cycle = cycle;
        }

        /** @param whole how long the workbook should take, at least; as long as it takes, if empty */
        abstract Program start(String topic, Optional<Duration> whole);
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendEachRowOnceInOrderWhenKilledAgainAndAgain(Sender sender) {
        // Given
        String name = "rows-" + sender.name().toLowerCase(Locale.ROOT);
        Kills kills = new Kills("ingest " + sender, 4, 30_000, sender.cycle);
        Duration slow = Duration.ofSeconds(3).multipliedBy(kills.number());
        try (Topic topic = new Topic(broker.address(), name);
                Topic deadLetters = new Topic(broker.address(), name + "-dlq");
                Topic positions = new Topic(broker.address(), "retail-positions");
                Topic progress = new Topic(broker.address(), "retail-progress")) {

            // When
            kills.during(() -> sender.start(name, Optional.of(slow)), () -> topic.all().size(), ROWS);
            try (Program last = sender.start(name, Optional.empty())) {
                await().atMost(Installation.LONGEST).pollInSameThread()
                        .untilAsserted(() -> assertThat(isComplete(positions, name)).as(last::toString).isTrue());
            }

            // Then
            List<Message> messages = topic.all();
            assertThat(messages.get(messages.size() - 1).type()).isEqualTo("end-of-file");
            List<Message> sent = messages.subList(0, messages.size() - 1);
            assertThat(sent).allMatch(message -> message.type() == null);
            Row.assertSame(sent.stream().map(Message::json).map(Row::ofJson).toList(), rows);
            assertThat(rows).hasSize(ROWS);
            assertThat(deadLetters.all()).isEmpty();
            assertThat(topic.isTransactionOpen()).isFalse();
            List<JsonNode> known = of(name, "topic", positions.all());
            assertPositions(known);
            assertCounters(of(name + "/" + known.get(0).required("sha256").textValue(), "source", progress.all()));
            System.out.printf("ingest %s: %,d offsets of %,d hold marks of transactions, and what was taken back%n",
                    sender, topic.hidden(), topic.hidden() + messages.size());
        }
    }

    private static boolean isComplete(Topic positions, String topic) {
        List<JsonNode> known = of(topic, "topic", positions.all());
        return !known.isEmpty() && known.get(known.size() - 1).required("complete").booleanValue();
    }

    private static void assertPositions(List<JsonNode> positions) {
        assertThat(positions).extracting(position -> position.required("read").longValue()).isSorted();
        JsonNode last = positions.get(positions.size() - 1);
        assertThat(last.required("read").longValue()).isEqualTo(ROWS);
        assertThat(last.required("published").longValue()).isEqualTo(ROWS);
        assertThat(last.required("refused").longValue()).isZero();
    }

    private static void assertCounters(List<JsonNode> progress) {
        JsonNode last = progress.get(progress.size() - 1).required("counters");
        assertThat(last.required("read").longValue()).isEqualTo(ROWS);
        assertThat(last.required("published").longValue()).isEqualTo(ROWS);
        assertThat(last.required("refused").longValue()).isZero();
    }

    /** The events that are about the topic of the rows, which a field names. */
    private static List<JsonNode> of(String topic, String field, List<Message> events) {
        return events.stream().map(Message::json)
                .filter(event -> event.required(field).textValue().equals(topic)).toList();
    }
}
