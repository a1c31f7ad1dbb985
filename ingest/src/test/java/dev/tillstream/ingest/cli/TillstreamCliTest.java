package dev.tillstream.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tillstream.ingest.ReadRows;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.publish.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TillstreamCliTest extends CliFixture {

    private Path generated(int rows) {
        Path file = folder.resolve("generated.xlsx");
        assertThat(run("generate", "--rows", String.valueOf(rows), file.toString())).isZero();
        return file;
    }

    @Test
    void shouldGenerateTheSameWorkbookFromTheSameSeed() throws Exception {
        // When
        byte[] first = Files.readAllBytes(generated(1_000));
        byte[] second = Files.readAllBytes(generated(1_000));

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(ReadRows.of(folder.resolve("generated.xlsx"))).hasSize(1_000);
    }

    @Test
    void shouldIngestAndPrintTheReceipt() {
        // When
        int status = ingest(generated(1_000));

        // Then
        assertThat(err.toString()).contains("generated.xlsx: 1,000 rows");
        assertThat(out.toString()).contains(
                "generated.xlsx: online-retail to " + topic + ": 1,000 rows read = 1,000 published + 0 refused",
                "sheet Year 2009-2010: 494 rows read", "sheet Year 2010-2011: 506 rows read");
        assertThat(status).isZero();
        assertThat(Topic.read(SharedKafka.bootstrapServers(), topic)).hasSize(1_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"online-retail", "amazon-sales", "retailrocket"})
    void shouldGenerateRowsOfAnyDatasetThatIngestTakes(String dataset) {
        // Given
        Path file = folder.resolve("generated.csv");
        assertThat(run("generate", "--dataset", dataset, "--rows", "500", file.toString())).isZero();

        // When
        int status = ingest(file);

        // Then
        assertThat(out.toString()).contains(
                "generated.csv: " + dataset + " to " + topic + ": 500 rows read = 500 published + 0 refused");
        assertThat(status).isZero();
    }

    @Test
    void shouldSayWhichFileADatasetCanBeGeneratedTo() {
        // When
        int workbook = run("generate", "--dataset", "retailrocket", "--rows", "1", "events.xlsx");
        int unknown = run("generate", "--dataset", "movies", "--rows", "1", "movies.csv");

        // Then
        assertThat(workbook).isEqualTo(2);
        assertThat(unknown).isEqualTo(2);
        assertThat(err.toString()).contains(
                "rows of retailrocket are written as CSV: the name of events.xlsx must end in .csv",
                "there is no dataset 'movies', only online-retail, amazon-sales and retailrocket");
    }

    @Test
    void shouldSendAFileAgainOnlyByForce() {
        // Given
        Path file = generated(10);
        String[] pace = {"--pace", "replay", "--replay-factor", "1000000000"};
        ingest(file, pace);

        // When
        int again = ingest(file, pace);
        ingest(file, "--force");

        // Then
        assertThat(again).isZero();
        assertThat(out.toString()).contains("sent before (10 rows)");
        assertThat(Topic.read(SharedKafka.bootstrapServers(), topic)).hasSize(22);
    }

    @Test
    void shouldFailWithFileAndReasonForBadInputAndSendTheOthers() throws Exception {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.xlsx"), "no workbook");

        // When
        int status = ingest(bad, generated(10).toString());

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("bad.xlsx: is not an .xlsx workbook");
        assertThat(out.toString()).contains("10 published");
    }

    @Test
    void shouldExplainWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("ingest", "x.xlsx", "--pace", "slowly")).isEqualTo(2);
        assertThat(run("generate", "--rows", "-1", "x.xlsx")).isEqualTo(2);
        assertThat(err.toString()).contains("ingest or generate", "Invalid pace", "can't be negative");
    }
}
