package dev.tillstream.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureJsonTest {

    private static final List<String> FEATURES = List.of("quantity", "price");

    static Stream<Arguments> shouldReadNumbersInTheOrderOfTheFeatures() {
        return Stream.of(
                Arguments.of("{\"quantity\": 5.0, \"price\": 10.5}", 5.0, 10.5),
                Arguments.of("{\"price\": 10.5, \"quantity\": 5}", 5.0, 10.5),
                Arguments.of("{\"price\": -0.0, \"quantity\": 1e2}", 100.0, -0.0),
                Arguments.of("{\"quantity\":1,\"price\":2,\"quantity\":3}", 3.0, 2.0),
                Arguments.of(
                        "{\"x\":null,\"y\":{\"a\":[1]},\"z\":[{}],\"w\":\"\",\"v\":true,\"price\":2,\"quantity\":1}",
                        1.0, 2.0),
                Arguments.of("  {\"quantity\":9007199254740993,\"price\":1e-400}\n", 9007199254740992.0, 0.0),
                Arguments.of("{\"\\u0071uantity\":1,\"price\":1e100}", 1.0, 1e100));
    }

    @ParameterizedTest
    @MethodSource
    void shouldReadNumbersInTheOrderOfTheFeatures(String json, double quantity, double price) throws IOException {
        // When
        double[] point = read(json);

        // Then
        assertThat(point).containsExactly(quantity, price);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"price": 1}                            | is missing
            {"price": 1, "Quantity": 2}             | is missing
            {"price": 1, "quantity": "5"}           | is a text, not a number
            {"price": 1, "quantity": "NaN"}         | is a text, not a number
            {"price": 1, "quantity": true}          | is a truth value, not a number
            {"price": 1, "quantity": null}          | is null, not a number
            {"price": 1, "quantity": [5]}           | is an array, not a number
            {"price": 1, "quantity": {"a": {}}}     | is an object, not a number
            {"price": 1, "quantity": NaN}           | is NaN, not a number
            {"price": 1, "quantity": Infinity}      | is infinite
            {"price": 1, "quantity": -Infinity}     | is infinite
            {"price": 1, "quantity": 1e999}         | is infinite
            {"price": 1, "quantity": -1e999}        | is infinite
            {"price": 1, "quantity": 1.1e100}       | is beyond ±1.0E100
            {"price": 1, "quantity": five}          | is not followed by valid JSON at line 1, column 31
            {"price": 1, "quantity": 5,5}           | is not followed by valid JSON at line 1, column 28
            {"price": 1, "quantity": 05}            | is not followed by valid JSON at line 1, column 27
            {"price": 1, "quantity":                | is not followed by valid JSON at line 1, column 25
            """)
    void shouldNameTheFieldAtFault(String json, String detail) {
        // When
        Problem problem = problemOf(json);

        // Then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.type()).isEqualTo("urn:tillstream:problem:invalid-input");
        assertThat(problem.field()).isEqualTo("quantity");
        assertThat(problem.errors()).containsExactly(new FieldFault("quantity", detail));
        assertThat(problem.detail()).isEqualTo("quantity " + detail);
    }

    @Test
    void shouldNameEveryFieldAtFault() {
        // When
        Problem problem = problemOf("{\"price\": \"much\"}");

        // Then
        assertThat(problem.errors()).containsExactly(new FieldFault("quantity", "is missing"),
                new FieldFault("price", "is a text, not a number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "5", "\"quantity\"", "quantity=5&price=10.5", "<a/>", "{",
            "{quantity:1}",
            "{'quantity':1}", "{\"quantity\":1,\"price\":2}}", "{\"quantity\":1,\"price\":2} {}",
            "{\"quantity\":1,\"price\":2}, 3", "\u0000"})
    void shouldRefuseWhatIsNotOneJsonObject(String body) {
        // When
        Problem problem = problemOf(body);

        // Then
        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseDeepNestingAndEndlessNumbers() {
        // Given
        String deep = "{\"quantity\":" + "[".repeat(5000);
        String endless = "{\"quantity\":" + "1".repeat(5000) + "}";

        // Then
        assertThat(problemOf(deep).field()).isEqualTo("quantity");
        assertThat(problemOf(endless).field()).isEqualTo("quantity");
    }

    private static double[] read(String json) throws IOException {
        return FeatureJson.read(json.getBytes(StandardCharsets.UTF_8)).inOrder(FEATURES);
    }

    private static Problem problemOf(String json) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(json));
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }
}
