package dev.tillstream.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"5,5", "5.0,5", "-5,-5", "+5,5", "5.,5", ".5,0.5", "-.5,-0.5", "1e3,1000", "1E+3,1000", "5.e-1,0.5",
            "1_000,1000", "1_0.2_5e0_1,102.5", "007,7", "' 5 ',5", "'\t5\r\n',5", "'\u00a05\u2003',5",
            "\u0661\u0662,12", "1e-999,0", "-0,-0.0"})
    void shouldReadWhatPythonsFloatReads(String text, double number) {
        // Then
        assertThat(NumberText.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"nan,NaN", "-NaN,NaN", "inf,Infinity", "+Infinity,Infinity", "-INF,-Infinity", "1e999,Infinity",
            "-1e999,-Infinity"})
    void shouldTellNumbersThatCanNotBeUsed(String text, double number) {
        // Then
        assertThat(NumberText.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "five", "5,0", "1 000", "_5", "5_", "1__0", "1_.5", "1._5", "1e", "1e+", "e5", ".",
            "-", "+-5", "--5", "- 5", "0x10", "5f", "5d", "5L", "1e5_", "infinite", "nano", "5%", "$5", "1.2.3",
            "\u00bd",
            "True"})
    void shouldNotReadWhatPythonsFloatDoesNot(String text) {
        // Then
        assertThat(NumberText.parse(text)).isEmpty();
    }
}
