package dev.tillstream.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1", "-1", "12", "2147483647", "-2147483648", "9.95", "0.1", "-.5", "5.", "0.0001",
                    "999999999999999", "9999999999999999", "123456789012345.6", "0.00000000000001", "1e-9", "1.5E300",
                    "4.9E-324",
                    "1.7976931348623157E308", "9007199254740993", "00000000000000000000001", "18446744073709551617"})
    void shouldReadWhatDoubleReads(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void shouldReadEveryDecimalToTheNearestDouble() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String text = new BigDecimal(new BigInteger(1 + random.nextInt(60), random), random.nextInt(20))
                    .toPlainString();
            assertThat(Double.doubleToLongBits(parse(text))).as(text)
                    .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "x", "1,5", "--1", "1-"})
    void shouldRefuseWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }

    private static double parse(String text) {
        byte[] padded = ("7" + text + "7").getBytes(StandardCharsets.US_ASCII);
        return ValueText.parseNumber(padded, 1, padded.length - 1);
    }
}
