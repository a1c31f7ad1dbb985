package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * System 3 from its file to its routes: the real catalogue where {@code TILLSTREAM_REAL_DATA} names its folder, else a
 * generated one.
 */
class CatalogueIT {

    private static final String REAL_DATA = System.getenv("TILLSTREAM_REAL_DATA");
    private static final int REAL_ROWS = 1_465;
    private static final int REAL_PRODUCTS = 1_351;
    private static final String PERIPHERALS = "Computers&Accessories|Accessories&Peripherals";

    @TempDir
    static Path folder;
    private static Path file;
    private static int rows;
    /** The latest row of each product, by its id. */
    private static final Map<String, CsvRecord> PRODUCTS = new LinkedHashMap<>();
    private static Installation tillstream;
    private static Program program;

    @BeforeAll
    static void start() throws IOException {
        file = file();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : csv) {
                if (row.getStartingLineNumber() > 1) {
                    PRODUCTS.put(row.getField(0), row);
                    rows++;
                }
            }
        }
        tillstream = new Installation(folder.resolve("home"));
        program = tillstream.start("DATA_RAW_PATH", file.toString(), "BATCHER_MAX_ROWS", "400");
        awaitCatalogues(tillstream, program);
    }

    private static Path file() {
        if (REAL_DATA != null) {
            return Path.of(REAL_DATA, "amazon_sales.csv");
        }
        Path generated = folder.resolve("products.csv");
        Installation.generateProducts(generated, REAL_ROWS, 3);
        return generated;
    }

    /** All versions are there, and the third one is of all rows. */
    private static void awaitCatalogues(Installation installation, Program started) {
        await().atMost(Installation.LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(started.isAlive()).as(started::toString).isTrue();
            return installation.isLive() && isServed(installation, 1, rows / 3)
                    && isServed(installation, 2, rows * 2 / 3) && isServed(installation, 3, rows);
        });
    }

    private static boolean isServed(Installation installation, int version, int dataSize) {
        JsonPath model = installation.request().get("/v1/families/product-clusters/versions/" + version).jsonPath();
        JsonPath categories = installation.request().get("/api/categories?version=" + version).jsonPath();
        return Integer.valueOf(dataSize).equals(model.get("manifest.dataSize"))
                && model.get("revision").equals(categories.get("revision"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static ValidatableResponse get(String route, Object... query) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("version", 3));
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i].toString(), query[i + 1]);
        }
        return given().baseUri(tillstream.url()).queryParams(parameters).get("/api/" + route).then();
    }

    @Test
    void shouldHaveEveryProductInOneCategoryInEachVersion() {
        if (REAL_DATA != null) {
            assertThat(rows).isEqualTo(REAL_ROWS);
            assertThat(PRODUCTS).hasSize(REAL_PRODUCTS);
        }
        int before = 0;
        for (int version = 1; version <= 3; version++) {
            JsonPath categories = get("categories", "version", version).statusCode(200).extract().jsonPath();
            int total = categories.getInt("total");
            assertThat(sum(categories, "categories.products")).isEqualTo(total).isGreaterThan(before);
            assertThat(sum(categories, "paths.products")).isEqualTo(total);
            get("products", "version", version).statusCode(200).body("total", equalTo(total));
            before = total;
        }
        assertThat(before).isEqualTo(PRODUCTS.size());
    }

    private static int sum(JsonPath json, String path) {
        return json.getList(path, int.class).stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void shouldListEveryProductAsItIsInTheFile() {
        // Given
        List<Map<String, Object>> listed = new ArrayList<>();
        // When
        for (Integer offset = 0; offset != null;) {
            JsonPath page = get("products", "limit", 1000, "offset", offset).statusCode(200).extract().jsonPath();
            listed.addAll(page.getList("products"));
            offset = page.getObject("next", Integer.class);
        }
        // Then
        assertThat(listed).extracting(product -> product.get("product_id")).doesNotHaveDuplicates()
                .hasSameSizeAs(PRODUCTS.keySet());
        for (Map<String, Object> product : listed) {
            CsvRecord row = PRODUCTS.get(product.get("product_id"));
            assertThat(product).containsEntry("product_name", row.getField(1).strip())
                    .containsEntry("category", row.getField(2).strip());
            assertThat(((Number) product.get("discounted_price")).doubleValue())
                    .isEqualTo(Double.parseDouble(row.getField(3).replaceAll("[^0-9.]", "")));
            assertThat(product.get("cluster") == null)
                    .isEqualTo(product.get("rating") == null || product.get("rating_count") == null);
        }
    }

    @Test
    void shouldFindEveryProductByItsOwnName() {
        PRODUCTS.forEach((id, row) -> {
            String name = row.getField(1).strip();
            JsonPath answer = get("similar_products", "name", name, "limit", 3).statusCode(200)
                    .body("products.size()", equalTo(3)).extract().jsonPath();
            assertThat(answer.getString("matched[0].product_name")).isEqualTo(name);
            assertThat(answer.getList("matched.product_id")).contains(id);
            get("similar_products", "name", name.toLowerCase(Locale.ROOT), "limit", 1).statusCode(200)
                    .body("matched.product_id", hasItem(id));
        });
    }

    @Test
    void shouldAnswerWhatPeopleAskFor() {
        for (String text : List.of("laptop", "cable", "lptop", "LAPTOP sleve", "usb cabel")) {
            String word = text.toLowerCase(Locale.ROOT).contains("cab") ? "(?i).*cable.*" : "(?i).*laptop.*";
            JsonPath answer = get("similar_products", "name", text, "limit", 30).statusCode(200)
                    .body("products.size()", equalTo(30)).extract().jsonPath();
            assertThat(answer.getList("matched.product_name", String.class)).as(text).isNotEmpty()
                    .allMatch(name -> name.matches(word));
            List<Object> clusters = answer.getList("products.cluster");
            Object cluster = answer.get("matched[0].cluster");
            assertThat(clusters.lastIndexOf(cluster)).as("the same cluster first")
                    .isEqualTo((int) clusters.stream().filter(cluster::equals).count() - 1);
        }
        get("similar_products", "name", "zzzzqqqqxxxx").statusCode(200).body("matched", empty())
                .body("products", empty());
    }

    @Test
    void shouldListACategoryByItsPathOrOneOfItsLevels() {
        int peripherals = (int) PRODUCTS.values().stream()
                .filter(row -> (row.getField(2) + "|").startsWith(PERIPHERALS + "|")).count();
        assertThat(peripherals).isPositive();
        for (String category : List.of(PERIPHERALS, PERIPHERALS.toLowerCase(Locale.ROOT), "Accessories&Peripherals")) {
            get("products", "category", category, "limit", 1000, "sort", "-rating").statusCode(200)
                    .body("total", equalTo(peripherals)).body("products.size()", equalTo(peripherals))
                    .body("products.category.every { it.startsWith('" + PERIPHERALS + "|') }", equalTo(true));
        }
        get("products", "category", "Computers&Accessories|Accessories").statusCode(200).body("total", equalTo(0));
    }

    @Test
    void shouldFindProductsAtAboutAPrice() {
        get("products_by_price", "target_price", 500).statusCode(200).body("products.size()", equalTo(20))
                .body("products.discounted_price.every { it >= 400 && it <= 600 }", equalTo(true));
        get("products_by_price", "target_price", 500, "range", 1).statusCode(200)
                .body("products.discounted_price.every { it >= 495 && it <= 505 }", equalTo(true));
        get("products_by_price", "target_price", "1e15").statusCode(200).body("products", empty());
        for (String price : List.of("-1", "NaN", "five", "", "1e999")) {
            get("products_by_price", "target_price", price).statusCode(400).body("field", equalTo("target_price"))
                    .body("error", containsString("target_price"));
        }
    }

    @Test
    void shouldServeProductsUnderTheRoutesOfAllFamilies() {
        tillstream.request().get("/v1/families/product-clusters").then().statusCode(200)
                .body("versions.state", everyItem(equalTo("serving")));
        tillstream.request().get("/v1/families/product-clusters/members?version=3&cluster=0").then()
                .statusCode(200).body("members", not(empty())).body("size", greaterThanOrEqualTo(1));
        String digest = tillstream.request().get("/v1/families/product-clusters/versions/3").jsonPath()
                .getString("manifest.catalogueSha256");
        tillstream.request().get("/artefacts/" + digest).then().statusCode(200)
                .body("format", equalTo("tillstream-catalogue")).body("products.size()", equalTo(PRODUCTS.size()));
    }

    @Test
    void shouldTakeTheFileAsAnUploadToo() {
        Installation other = new Installation(folder.resolve("upload"));
        try (Program started = other.start("DATA_RAW_PATH", "", "BATCHER_MAX_ROWS", "400")) {
            await().atMost(Installation.LONGEST).until(other::isLive);
            given().baseUri(other.url()).multiPart("file", file.toFile()).post("/ingest").then().statusCode(202);
            awaitCatalogues(other, started);
            other.request().get("/api/categories?version=3").then().body("total", equalTo(PRODUCTS.size()));
        }
    }

    @Test
    void shouldNeverFailWhateverItIsAsked() throws IOException {
        List<String> values = List.of("", "%", "%ZZ", "%00", "%ff", "%c3%28", "%F0%9F%92%A9", "%7C%7C%7C",
                "%2A%3F%5C%22",
                "-1", "1e999", "NaN", "a".repeat(3_000), "a".repeat(10_000), "%7C".repeat(1_000), "usb%20".repeat(600));
        for (String route : List.of("categories?version=", "products?category=", "products?sort=", "products?limit=",
                "products?offset=", "similar_products?name=", "similar_products?name=usb&limit=",
                "products_by_price?target_price=", "products_by_price?target_price=5&range=", "products?unknown=")) {
            for (String value : values) {
                assertThat(status("/api/" + route + value)).as("%s%.40s", route, value).isBetween(200, 499);
            }
        }
        get("categories").statusCode(200);
    }

    /** The line as it stands: a client would mend it. */
    private static int status(String target) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", tillstream.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String line = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }
}
