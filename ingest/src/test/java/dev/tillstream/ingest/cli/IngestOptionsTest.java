package dev.tillstream.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.tillstream.ingest.SharedKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the files. */
class IngestOptionsTest extends CliFixture {

    private static final String PRODUCTS = "product_id,product_name,category,discounted_price,actual_price\n"
            + "B1,Cable,Cables,399,1099\n";

    @ParameterizedTest
    @CsvSource(delimiter = '/', value = {
            "--dataset / flowers / there is no dataset 'flowers'; known are online-retail, amazon-sales, retailrocket",
            "--zone / Nowhere / there is no time zone 'Nowhere'",
            "--delimiter / ;; / a delimiter is one character or 'tab', not ';;'",
            "--encoding / utf-99 / there is no encoding 'utf-99'"})
    void shouldSayWhichOptionMakesNoSense(String option, String value, String why) throws IOException {
        // When
        int status = ingest(write("table.csv", TABLE), option, value);

        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).startsWith("Invalid option: " + why).contains("Usage: tillstream ingest");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldHoldAFileToTheDatasetThatIsAskedFor() throws IOException {
        // Given
        Path file = write("table.csv", TABLE);

        // When
        int wrong = ingest(file, "--dataset", "amazon-sales");
        int right = ingest(file, "--dataset", "online-retail");

        // Then
        assertThat(wrong).isEqualTo(1);
        assertThat(err.toString()).contains("table.csv: ", "amazon-sales");
        assertThat(right).isZero();
        assertThat(rows(topic)).hasSize(1);
    }

    @Test
    void shouldTakeDatesToBeOfTheZone() throws IOException {
        // When
        int status = ingest(write("table.csv", TABLE), "--zone", "Asia/Kolkata");

        // Then
        assertThat(status).isZero();
        assertThat(rows(topic)).singleElement().asString().contains("\"InvoiceDate\":\"2009-12-01T02:15:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({"^, ^", "tab, '\t'"})
    void shouldReadTheDelimiter(String option, String delimiter) throws IOException {
        // When
        int status = ingest(write("table.csv", TABLE.replace(",", delimiter)), "--delimiter", option);

        // Then
        assertThat(status).isZero();
        assertThat(rows(topic)).hasSize(1);
    }

    @Test
    void shouldReadTheEncoding() throws IOException {
        // When
        int status = ingest(write("table.csv", TABLE, StandardCharsets.UTF_16LE), "--encoding", "UTF-16LE");

        // Then
        assertThat(status).isZero();
        assertThat(rows(topic)).singleElement().asString().contains("\"Description\":\"CAF\u00c9\"");
    }

    @Test
    void shouldSendNothingOfAFileThatIsNotInTheEncoding() throws IOException {
        // Given
        SharedKafka.createTopic(topic);

        // When
        int status = ingest(write("table.csv", TABLE, StandardCharsets.ISO_8859_1), "--encoding", "UTF-8");

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("table.csv: is not UTF-8, which is set as its encoding");
        assertThat(rows(topic)).isEmpty();
    }

    @Test
    void shouldSendProductsToTheTopicToo() throws IOException {
        // When
        int status = ingest(write("amazon.csv", PRODUCTS));

        // Then
        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("amazon.csv: amazon-sales to " + topic + ": 1 rows read = 1 published");
        assertThat(rows(topic)).singleElement().asString().startsWith("{\"product_id\":\"B1\"");
    }

    @Test
    void shouldStopAtTheFirstWordThatIsWrong() {
        assertThat(run("ingest")).isEqualTo(2);
        assertThat(run("ingest", "--colour", "red", "table.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'", "Unknown option");
    }
}
