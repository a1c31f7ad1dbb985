package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"₹1,099|1099", "₹399|399",
            " 4,26,973 |426973", "24,269|24269", "1,234,567.5|1234567.5", "₹ 1,23,45,678.90|12345678.9",
            "Rs. 499|499", "Rs.499|499", "INR 10|10", "£6.95|6.95", "$ 5|5", "12 €|12", "-£5|-5", "-5|-5",
            "3344.00|3344",
            "0|0", "\u00a0₹1,099\u00a0|1099"})
    void shouldReadAmountsAsPeopleWriteThem(String text, double amount) {
        assertThat(NumberTexts.amount(text)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "₹", "1,0", "1,09,9", "12,34", "1.099,00", "1,2345", ",100", "100,", "12a", "five",
            "1 099", "4,269,73", "₹₹5", "NaN", "0x10"})
    void shouldNotGuessAmounts(String text) {
        assertThat(NumberTexts.amount(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"64%, 64", "' 64 % ', 64", "0%, 0", "0.64, 64", "64, 64", "1, 1", "100%, 100", "0.5%, 0.5"})
    void shouldReadPercentages(String text, double percent) {
        assertThat(NumberTexts.percent(text)).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "%64", "x%", "64%%"})
    void shouldNotGuessPercentages(String text) {
        assertThat(NumberTexts.percent(text)).isNaN();
    }
}
