package dev.tillstream.data.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {

    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");

    @Test
    void shouldAllowMissingTextsThatTheSourceMayMiss() {
        Transaction row = new Transaction("489434", "85048", null, -1, TIME, 0, null, null);
        assertThat(row.description()).isNull();
    }

    @Test
    void shouldKnowOneZeroOnly() {
        Transaction row = new Transaction("489434", "85048", null, 1, TIME, -0.0, null, null);
        assertThat(Double.doubleToLongBits(row.unitPrice())).isZero();
    }

    @Test
    void shouldKeepTimesToTheMillisecond() {
        Transaction row = new Transaction("489434", "85048", null, 1, TIME.plusNanos(1_999_999), 1, null, null);
        assertThat(row.invoiceDate()).isEqualTo(TIME.plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseAPriceThatIsNoNumber(double price) {
        assertThatThrownBy(() -> new Transaction("489434", "85048", null, 1, TIME, price, null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("UnitPrice");
    }

    @Test
    void shouldRefuseABlankInvoice() {
        assertThatThrownBy(() -> new Transaction(" ", "85048", null, 1, TIME, 1, null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("InvoiceNo");
    }

    @Test
    void shouldRefuseAYearThatHasNotFourDigits() {
        assertThatThrownBy(
                () -> new Transaction("1", "85048", null, 1, Instant.parse("+10000-01-01T00:00:00Z"), 1, null,
                        null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("InvoiceDate");
    }
}
