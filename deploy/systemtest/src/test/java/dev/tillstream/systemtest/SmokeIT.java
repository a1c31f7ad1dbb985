package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that calls every route knows them all, and fails where one fails. */
class SmokeIT {

    private static final Path SCRIPT = Path.of(System.getProperty("root"), "deploy/smoke/smoke");
    private static final int ROWS = 9_000;
    private static final int EVENTS = 12_000;
    private static final List<String> BATCHES = List.of("BATCHER_MAX_ROWS", "3000");
    private static final Pattern ROW = Pattern
            .compile("(ok|FAILED|skipped) +(GET|POST|PUT|DELETE) +(\\S+) +(\\d{3}|-) +([\\d.]+|-)  (.*)");

    private static final List<String> WITH_PRODUCTS = Stream
            .concat(Served.FAMILIES.stream(), Stream.of("product-clusters")).toList();

    @TempDir
    static Path folder;
    private static Installation tillstream;
    private static Program program;

    /** A line of the table. */
    private record Called(String mark, String method, String path, String status) {

        boolean is(String template) {
            String route = path.replaceFirst("\\?.*", "");
            return Pattern.matches(template, route);
        }

        boolean answered() {
            return mark.equals("ok") && status.startsWith("2");
        }
    }

    private record Smoke(int exit, List<Called> rows, String printed) {

        List<String> failed() {
            return rows.stream().filter(row -> row.mark.equals("FAILED")).map(row -> row.method + " " + row.path)
                    .toList();
        }
    }

    private static void assertRight(Smoke smoke) {
        assertThat(smoke.failed()).as(smoke.printed).isEmpty();
        assertThat(smoke.exit).as(smoke.printed).isZero();
    }

    @BeforeAll
    static void start() throws IOException {
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 11);
        Path bad = Files.writeString(folder.resolve("bad.csv"), "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n"
                + "9999,A1,a dozen,2011-03-09 10:00,1.5\n");
        Path products = folder.resolve("products.csv");
        Installation.generateProducts(products, 600, 11);
        tillstream = new Installation(folder.resolve("home"));
        Path events = folder.resolve("events.csv");
        Installation.generate("retailrocket", events, EVENTS, 12);
        program = tillstream.start("DATA_RAW_PATH", workbook + "," + bad + "," + products + "," + events,
                BATCHES.get(0), BATCHES.get(1));
        Served.awaitAll(program, tillstream, WITH_PRODUCTS);
        Served.awaitAll(program, tillstream, Served.OF_VISITORS);
        await().atMost(Installation.LONGEST).untilAsserted(() -> tillstream.request().get("/api/categories?version=3")
                .then().statusCode(200));
        await().atMost(Installation.LONGEST).untilAsserted(() -> tillstream.request().get("/dead-letters").then()
                .body("letters", hasSize(1)));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void shouldCallEveryRouteThatIsDocumented() throws IOException {
        // When
        Smoke smoke = smoke(tillstream.url());

        // Then
        assertRight(smoke);
        for (Route route : documented()) {
            assertThat(smoke.rows).as("%s: a line in deploy/smoke/smoke", route)
                    .anyMatch(row -> row.method.equals(route.method) && row.is(route.expression)
                            && (row.answered() || row.mark.equals("skipped")));
        }
        assertThat(smoke.rows).filteredOn(row -> row.mark.equals("skipped"))
                .noneMatch(row -> row.method.equals("GET") || row.path.contains("predict"));
    }

    @Test
    void shouldAlsoCallWhatChangesSomethingWhenToldTo() {
        Map<String, Object> before = tillstream.totals();

        Smoke smoke = smoke("--writes", tillstream.url());

        assertRight(smoke);
        assertThat(smoke.rows).noneMatch(row -> row.mark.equals("skipped"));
        await().atMost(Installation.LONGEST).untilAsserted(() -> assertThat(tillstream.totals())
                .containsEntry("published", (int) before.get("published") + 1)
                .containsEntry("repaired", (int) before.get("repaired") + 1)
                .containsEntry("stored", (int) before.get("stored") + 2).containsEntry("unaccounted_ingest", 0)
                .containsEntry("unaccounted_batcher", 0));
    }

    @Test
    void shouldFailWhereNothingListens() {
        Smoke smoke = smoke("http://127.0.0.1:" + Installation.freePort());

        assertThat(smoke.exit).isEqualTo(1);
        assertThat(smoke.rows).filteredOn(row -> !row.mark.equals("skipped")).isNotEmpty()
                .allMatch(row -> row.mark.equals("FAILED") && row.status.equals("000"));
        assertThat(smoke.printed).contains("failed: GET /health: 000, no answer: ");
    }

    @Test
    void shouldNameTheRoutesOfAFamilyThatIsMissing() {
        Path workbook = folder.resolve("rows.xlsx");
        Installation without = new Installation(folder.resolve("without"));
        try (Program started = without.start("DATA_RAW_PATH", workbook.toString(), "TRAINER_TOTAL_AMOUNT_ENABLED",
                "false", BATCHES.get(0), BATCHES.get(1))) {
            Served.awaitAll(started, without,
                    Served.FAMILIES.stream().filter(family -> !family.equals("total-amount")).toList());

            Smoke smoke = smoke(without.url());

            assertThat(smoke.exit).isEqualTo(1);
            assertThat(smoke.failed()).contains("POST /predict/total_amount/v1", "GET /v1/families/total-amount")
                    .allMatch(route -> route.matches(".*total[_-]amount.*"));
            assertThat(smoke.printed).contains("failed: POST /predict/total_amount/v3: ");
            assertThat(smoke.rows).as("no products and no events have been sent")
                    .filteredOn(row -> row.path.startsWith("/api/")).allMatch(row -> row.mark.equals("skipped"))
                    .extracting(row -> row.path.replaceFirst("\\?.*", "")).containsOnly("/api/categories",
                            "/api/products", "/api/similar_products", "/api/products_by_price", "/api/recommendations");
        }
    }

    @Test
    void shouldCallServicesThatRunApart() {
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Deployment apart = Deployment.start(Deployment.Kind.SERVICES, folder.resolve("apart"),
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "DATA_RAW_PATH",
                                folder.resolve("rows.xlsx") + "," + folder.resolve("products.csv"), BATCHES.get(0),
                                BATCHES.get(1)))) {
            apart.awaitServed(WITH_PRODUCTS);

            Smoke smoke = smoke("--ingest", apart.url("ingest"), "--batcher", apart.url("batcher"), "--trainer",
                    apart.url("trainer"), "--serving", apart.url("serving"), "http://127.0.0.1:1");

            assertRight(smoke);
        }
    }

    @Test
    void shouldRefuseOptionsThatItDoesNotKnow() {
        assertThat(smoke("--nope").exit).isEqualTo(2);
        assertThat(smoke("--timeout").exit).isEqualTo(2);
    }

    /** @param expression of the paths that it answers */
    private record Route(String method, String expression) {}

    /** Those of the OpenAPI document; where a parameter is one of several words, one route for each of them. */
    private static List<Route> documented() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(tillstream.request().get("/openapi.json").then().statusCode(200).extract().asByteArray())
                .get("paths");
        List<Route> routes = new ArrayList<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields()
                .forEachRemaining(operation -> expand(path.getKey(), operation.getValue().path("parameters"))
                        .forEach(expression -> routes
                                .add(new Route(operation.getKey().toUpperCase(Locale.ROOT), expression)))));
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private static List<String> expand(String template, JsonNode parameters) {
        List<String> paths = List.of(template);
        for (JsonNode parameter : parameters) {
            String name = "{" + parameter.get("name").asText() + "}";
            JsonNode words = parameter.path("schema").path("enum");
            if (template.contains(name) && !words.isEmpty()) {
                paths = paths.stream().flatMap(path -> StreamSupport.stream(words.spliterator(), false)
                        .map(word -> path.replace(name, word.asText()))).toList();
            }
        }
        return paths.stream().map(path -> path.replaceAll("\\{[^}]*}", "[^/]+")).toList();
    }

    private static Smoke smoke(String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        try (Program script = Program.executable(Map.of(), command.toArray(String[]::new))) {
            int exit = script.awaitEnd(Duration.ofMinutes(2));
            List<Called> rows = script.printed().stream().map(ROW::matcher).filter(Matcher::matches)
                    .map(row -> new Called(row.group(1), row.group(2), row.group(3), row.group(4))).toList();
            return new Smoke(exit, rows, script.toString());
        }
    }
}
