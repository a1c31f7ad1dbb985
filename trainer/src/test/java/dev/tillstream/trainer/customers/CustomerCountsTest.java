package dev.tillstream.trainer.customers;

import static dev.tillstream.trainer.customers.CustomerRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

import dev.tillstream.data.transaction.Transaction;
import org.junit.jupiter.api.Test;

class CustomerCountsTest {

    @Test
    void shouldComeToTheTotalsOfEachCustomersRows() {
        for (int seed = 0; seed < 50; seed++) {
            // Given
            List<Transaction> rows = CustomerRows.random(new Random(seed), 1 + seed * 8);
            Map<String, List<Transaction>> byCustomer = rows.stream().filter(row -> row.customerId() != null)
                    .collect(Collectors.groupingBy(Transaction::customerId));
            // When
            CustomerPoints points = points(counts(rows));
            // Then
            assertThat(points.rows()).isEqualTo(rows.size());
            assertThat(points.rowsWithoutCustomer())
                    .isEqualTo(rows.stream().map(Transaction::customerId).filter(Objects::isNull).count());
            assertThat(points.byCustomer()).containsOnlyKeys(byCustomer.keySet());
            byCustomer.forEach((customer, some) -> assertThat(points.byCustomer().get(customer))
                    .containsExactly(some.stream().mapToLong(Transaction::quantity).sum(), amount(some),
                            some.stream().map(Transaction::invoiceNo).distinct().count()));
        }
    }

    @Test
    void shouldBeTheSameInWhateverOrderAndPartsRowsCome() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            // Given
            Random random = new Random(seed);
            List<Transaction> rows = new ArrayList<>(CustomerRows.random(random, 300));
            byte[] expected = bytes(counts(rows));
            Map<String, double[]> expectedPoints = points(counts(rows)).byCustomer();
            // When
            Collections.shuffle(rows, random);
            List<CustomerCounts> parts = new ArrayList<>();
            for (int from = 0; from < rows.size();) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(90));
                parts.add(counts(rows.subList(from, to)));
                from = to;
            }
            Collections.shuffle(parts, random);
            CustomerCounts last = parts.remove(0);
            CustomerCounts whole = new CustomerCounts();
            for (CustomerCounts part : parts) {
                whole.addAll(read(bytes(part)));
            }
            Map<String, double[]> points = whole.pointsWith(last).byCustomer();
            whole.addAll(last);
            // Then
            assertThat(bytes(whole)).isEqualTo(expected);
            assertThat(points).containsOnlyKeys(expectedPoints.keySet());
            expectedPoints.forEach((customer, point) -> assertThat(points.get(customer)).containsExactly(point));
        }
    }

    @Test
    void shouldCountAnInvoiceOnceThatTwoPartsShare() {
        // Given
        CustomerCounts whole = counts(List.of(row("12346", "541431", 10, 1), row("12347", "541432", 1, 1)));
        CustomerCounts more = counts(List.of(row("12346", "541431", 20, 1), row("12346", "541433", 1, 1)));
        // When
        double[] before = whole.pointsWith(more).byCustomer().get("12346");
        whole.addAll(more);
        // Then
        assertThat(before).containsExactly(31, 31, 2);
        assertThat(points(whole).byCustomer().get("12346")).containsExactly(31, 31, 2);
        assertThat(points(whole).byCustomer().get("12347")).containsExactly(1, 1, 1);
    }

    @Test
    void shouldTakeReturnsOff() {
        // When
        CustomerPoints points = points(counts(List.of(row("12346", "541431", 74_215, 1.04),
                row("12346", "C541433", -74_215, 1.04), row("12347", "C541434", -3, 2.1))));
        // Then
        assertThat(points.byCustomer().get("12346")).containsExactly(0, 0, 2);
        assertThat(points.byCustomer().get("12347")).containsExactly(-3, -6.3, 1);
    }

    @Test
    void shouldSumAmountsWithoutRounding() {
        // Given
        List<Transaction> rows = List.of(row("a", "1", 1, 1e300), row("a", "1", 3, 0.1), row("a", "1", -1, 1e300),
                row("b", "1", 1, 0.1), row("b", "2", 1, 0.2), row("b", "3", 1, Double.MIN_VALUE),
                row("c", "1", Integer.MAX_VALUE, Double.MAX_VALUE));
        // When
        Map<String, double[]> points = points(counts(rows)).byCustomer();
        // Then
        assertThat(points.get("a")[1]).isEqualTo(0.3);
        assertThat(points.get("b")[1]).isEqualTo(0.3);
        assertThat(points.get("c")[1]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldCountEqualCustomersAsOnePoint() {
        // When
        CustomerPoints points = points(counts(List.of(row("a", "1", 2, 1.5), row("b", "2", 2, 1.5),
                row("c", "3", 2, 1.5), row("d", "3", 1, 1.5), row(null, "4", 7, 1))));
        // Then
        assertThat(points.distinct().size()).isEqualTo(2);
        assertThat(points.distinct().point(1)).containsExactly(2, 3, 1);
        assertThat(points.distinct().count(1)).isEqualTo(3);
    }

    /** By the decimals that people write, where a price has at most four, and by its bits otherwise. */
    private static double amount(List<Transaction> rows) {
        return rows.stream().map(row -> {
            BigDecimal written = BigDecimal.valueOf(row.unitPrice());
            BigDecimal price = written.stripTrailingZeros().scale() <= 4 && row.unitPrice() < 1e11
                    ? written
                    : new BigDecimal(row.unitPrice());
            return price.multiply(BigDecimal.valueOf(row.quantity()));
        }).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }

    private static CustomerCounts counts(List<Transaction> rows) {
        CustomerCounts counts = new CustomerCounts();
        rows.forEach(counts::add);
        return counts;
    }

    private static CustomerPoints points(CustomerCounts counts) {
        return counts.pointsWith(new CustomerCounts());
    }

    private static byte[] bytes(CustomerCounts counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counts.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static CustomerCounts read(byte[] bytes) throws IOException {
        return CustomerCounts.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
