package dev.tillstream.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import dev.tillstream.data.Golden;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowJsonTest {

    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");
    private static final Transaction ROW = new Transaction("489434", "85048", "15CM CHRISTMAS GLASS BALL 20 LIGHTS", 12,
            TIME, 6.95, "13085", "United Kingdom");

    private final RowJson<Transaction> json = new RowJson<>(Transactions.DATASET);

    @Test
    void shouldKeepItsForm() throws IOException {
        assertThat(new String(json.encode(ROW), StandardCharsets.UTF_8)).isEqualTo(Golden.text("transaction.json"));
    }

    @Test
    void shouldReadWhatItWrites() {
        TransactionGenerator.generate(3, 5_000, this::assertSurvives);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote \" backslash \\ slash /", "tab\tline\nreturn\r nul\0", "£ é ü", "漢字 ₹", "😀 end",
            "trailing ", " "})
    void shouldKeepEveryCharacter(String text) {
        assertSurvives(new Transaction("C1", "gift_0001", text, -3, TIME, 0, text, text));
    }

    @Test
    void shouldKeepEveryBitOfAPrice() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double price = switch (i % 4) {
                case 0 -> random.nextInt(1_000_000) / 100.0;
                case 1 -> -random.nextInt(1_000_000) / 10_000.0;
                case 2 -> random.nextGaussian() * 1e6;
                default -> Double.longBitsToDouble(random.nextLong());
            };
            if (Double.isFinite(price)) {
                assertSurvives(new Transaction("1", "2", null, 1, TIME, price, null, null));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"6.95, 6.95", "2.0, 2", "-53594.36, -53594.36", "0.001, 0.001", "0.0001, 0.0001", "100000, 100000",
            "1e-7, 1.0E-7", "0, 0", "0.1, 0.1"})
    void shouldWritePricesInTheirShortestForm(double price, String text) {
        byte[] encoded = json.encode(new Transaction("1", "2", null, 1, TIME, price, null, null));
        assertThat(new String(encoded, StandardCharsets.UTF_8)).contains("\"UnitPrice\":" + text + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1900-02-28T23:59:59.999Z", "2011-12-09T12:50:00Z",
            "9999-12-31T23:59:59.001Z", "2000-02-29T12:00:00.100Z"})
    void shouldKeepTimes(String time) {
        assertSurvives(new Transaction("1", "2", null, Integer.MIN_VALUE, Instant.parse(time), 1, null, null));
        assertThat(new String(json.encode(new Transaction("1", "2", null, 1, Instant.parse(time), 1, null, null)),
                StandardCharsets.UTF_8)).contains('"' + time + '"');
    }

    @Test
    void shouldIgnoreFieldsThatALaterProducerAdds() {
        assertThat(decode("{\"Channel\":{\"a\":[1]},\"InvoiceNo\":\"1\",\"StockCode\":\"2\",\"Quantity\":1,"
                + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":2}")).isInstanceOf(RowOutcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            InvoiceNo   | true                      | is not a text
            InvoiceNo   | 1.5                       | is not a text
            InvoiceNo   | null                      | is missing
            InvoiceNo   | " "                       | is missing
            StockCode   | null                      | is missing
            StockCode   | ["a"]                     | is not a text
            Description | 5                         | is not a text
            Quantity    | "3"                       | is not a whole number
            Quantity    | 3.5                       | is not a whole number
            Quantity    | 3000000000                | is out of range
            Quantity    | 99999999999999999999999   | is out of range
            Quantity    | null                      | is missing
            UnitPrice   | "6.95"                    | is not a number
            UnitPrice   | 1e999                     | is out of range
            UnitPrice   | null                      | is missing
            InvoiceDate | "yesterday"               | is not an ISO-8601 timestamp in UTC
            InvoiceDate | "2009-13-01T00:00:00Z"    | is not an ISO-8601 timestamp in UTC
            InvoiceDate | "2009-02-30T00:00:00Z"    | is not an ISO-8601 timestamp in UTC
            InvoiceDate | "2009-12-01T07:45:00"     | is not an ISO-8601 timestamp in UTC
            InvoiceDate | "+12009-12-01T07:45:00Z"  | is out of range
            InvoiceDate | 12                        | is not a text
            """)
    void shouldSayWhichFieldIsAtFault(String field, String value, String why) {
        // Given: a sound row whose field is replaced
        String sound = new String(json.encode(ROW), StandardCharsets.UTF_8);
        String broken = sound.replaceAll("\"" + field + "\":(\"[^\"]*\"|[0-9.]+)",
                java.util.regex.Matcher.quoteReplacement("\"" + field + "\":" + value));

        // When & Then
        assertThat(broken).isNotEqualTo(sound);
        assertThat(decode(broken)).isEqualTo(new RowOutcome.Refused<>(field, why));
    }

    @Test
    void shouldTakeNumericCodesOfOtherProducers() {
        assertThat(decode("{\"InvoiceNo\":489434,\"StockCode\":85048,\"Quantity\":1,\"CustomerID\":13085,"
                + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":2}")).isEqualTo(new RowOutcome.Accepted<>(
                        new Transaction("489434", "85048", null, 1, TIME, 2, "13085", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "3", "null", "{", "{\"InvoiceNo\":", "{} {}"})
    void shouldRefuseWhatIsNoObject(String text) {
        assertThat(decode(text)).isInstanceOfSatisfying(RowOutcome.Refused.class,
                refused -> assertThat(refused.column()).isNull());
    }

    @Test
    void shouldRefuseATombstone() {
        assertThat(json.decode(null)).isEqualTo(new RowOutcome.Refused<>(null, "has no value"));
    }

    private RowOutcome<Transaction> decode(String text) {
        return json.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertSurvives(Transaction row) {
        assertThat(json.decode(json.encode(row))).isEqualTo(new RowOutcome.Accepted<>(row));
    }
}
