package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** System 2 from its file to its routes: the CSV edition and the workbook of the same rows, and what is refused. */
class SystemTwoIT {

    private static final int ROWS = 30_000;
    private static final int REAL_ROWS = 34_766;
    /** Generated customers differ little, and few of a batch are held out: not in every batch do they tell good models. */
    private static final long SEED = 4;

    @TempDir
    static Path folder;
    private static Edition workbook;

    /** An installation on one edition of the rows. */
    private record Edition(Installation tillstream, Program program, Path models, int rows) implements AutoCloseable {

        static Edition start(String name, Path file, int rows) {
            Installation tillstream = new Installation(folder.resolve(name));
            Path models = folder.resolve(name + "-models");
            return new Edition(tillstream,
                    tillstream.start("DATA_RAW_PATH", file.toString(), "MODELS_PATH", models.toString()), models, rows);
        }

        Edition awaitModels() {
            Analytics.awaitAll(program, tillstream, models, rows);
            return this;
        }

        /** All rows as the batcher has stored them. */
        List<Row> stored() {
            BatchFiles batches = new BatchFiles(tillstream.home().resolve("batches"));
            return batches.read(batches.names());
        }

        @Override
        public void close() {
            program.close();
        }
    }

    @BeforeAll
    static void start() {
        Path file = folder.resolve("rows.xlsx");
        Installation.generate(file, ROWS, SEED);
        workbook = Edition.start("workbook", file, ROWS).awaitModels();
    }

    @AfterAll
    static void stop() {
        workbook.close();
    }

    @Test
    void shouldMakeTheSameModelsOfTheCsvEdition() throws Exception {
        Path csv = RetailCsv.write(folder.resolve("online_retail_II.csv"), Workbook.rows(folder.resolve("rows.xlsx")));
        try (Edition table = Edition.start("csv", csv, ROWS).awaitModels()) {
            assertServed(table);
            assertServed(workbook);
            assertSameModels(table, workbook);
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+",
            disabledReason = "the real data is not here")
    void shouldMakeTheSameModelsOfTheRealRows() throws IOException {
        Path real = Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx");
        try (Edition first = Edition.start("real-workbook", real, REAL_ROWS).awaitModels()) {
            Path csv = RetailCsv.write(folder.resolve("real.csv"), first.stored());
            try (Edition table = Edition.start("real-csv", csv, REAL_ROWS).awaitModels()) {
                Row.assertSame(table.stored(), first.stored());
                assertServed(first);
                assertServed(table);
                assertSameModels(table, first);
            }
        }
    }

    @Test
    void shouldRefuseFieldsThatAreMissingWrongOrUnknown() {
        for (Analytics family : Analytics.ALL) {
            for (int version = 1; version <= 3; version++) {
                for (String field : family.line().keySet()) {
                    Map<String, Object> without = new LinkedHashMap<>(family.line());
                    without.remove(field);
                    assertRefused(family, version, without, field);
                    for (Object wrong : new Object[]{"six", List.of(6), true}) {
                        assertRefused(family, version, with(family, field, wrong), field);
                    }
                }
                assertRefused(family, version, with(family, "month", 13), "month");
                assertRefused(family, version, with(family, "month", 0), "month");
                assertRefused(family, version, with(family, "day", 32), "day");
                assertRefused(family, version, with(family, "hour", 24), "hour");
                assertRefused(family, version, with(family, "hour", 8.5), "hour");
                assertRefused(family, version, with(family, "colour", 1), "colour");
                if (!family.line().containsKey("total_amount")) {
                    assertRefused(family, version, with(family, "total_amount", 15.3), "total_amount");
                }
            }
            family.ask(workbook.tillstream, 4, family.line()).then().statusCode(404);
        }
    }

    private static Map<String, Object> with(Analytics family, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(family.line());
        fields.put(field, value);
        return fields;
    }

    private static void assertRefused(Analytics family, int version, Map<String, Object> fields, String field) {
        family.ask(workbook.tillstream, version, fields).then().statusCode(400)
                .contentType("application/problem+json").body("field", equalTo(field))
                .body("errors.field", hasItem(field)).body("detail", notNullValue());
    }

    /** By its routes, better than what knows nothing, and under system 2's names. */
    private static void assertServed(Edition edition) throws IOException {
        for (Analytics family : Analytics.ALL) {
            for (int version = 1; version <= 3; version++) {
                String name = family.model() + version;
                JsonNode manifest = family.served(edition.tillstream, version);
                JsonPath answer = family.ask(edition.tillstream, version, family.line()).then().statusCode(200)
                        .body("model", equalTo(name)).body("version", equalTo(version))
                        .body("revision", equalTo(manifest.get("revision").intValue()))
                        .body("prediction", notNullValue()).extract().jsonPath();
                assertThat(answer.getMap("input").keySet()).isEqualTo(family.line().keySet());
                assertBetterThanTheBaseline(name, manifest);
                assertThat(sha256(edition.models.resolve(name + ".json"))).as(name)
                        .isEqualTo(manifest.get("artefactSha256").textValue());
            }
        }
    }

    private static void assertBetterThanTheBaseline(String name, JsonNode manifest) {
        JsonNode merit = manifest.get("merit");
        String metric = merit.get("metric").textValue();
        double reached = manifest.get("metrics").required(metric).doubleValue();
        double baseline = manifest.get("metrics").required(metric + "_baseline").doubleValue();
        assertThat(merit.get("higherIsBetter").booleanValue() ? reached - baseline : baseline - reached)
                .as("%s: %s %s, of the baseline %s", name, metric, reached, baseline).isPositive();
        assertThat(manifest.get("evaluation").get("heldOutRows").longValue()).as(name).isPositive();
    }

    private static void assertSameModels(Edition one, Edition other) {
        for (Analytics family : Analytics.ALL) {
            for (int version = 1; version <= 3; version++) {
                JsonNode first = family.served(one.tillstream, version);
                JsonNode second = family.served(other.tillstream, version);
                String name = family.model() + version;
                assertThat(first.get("canonical_sha256").textValue()).as(name).isNotNull()
                        .isEqualTo(second.get("canonical_sha256").textValue());
                assertThat(first.get("metrics")).as(name).isEqualTo(second.get("metrics"));
                assertThat(family.ask(one.tillstream, version, family.line()).jsonPath().getString("prediction"))
                        .isEqualTo(family.ask(other.tillstream, version, family.line()).jsonPath()
                                .getString("prediction"));
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
