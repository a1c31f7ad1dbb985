package dev.tillstream.data.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionGeneratorTest {

    private static final int ROWS = 40_000;

    private static List<Transaction> generate(long seed, int count) {
        List<Transaction> rows = new ArrayList<>(count);
        TransactionGenerator.generate(seed, count, rows::add);
        return rows;
    }

    @Test
    void shouldMakeTheSameRowsOnEveryMachine() {
        MessageDigest digest = Sha256.start();
        RowJson<Transaction> json = new RowJson<>(Transactions.DATASET);
        TransactionGenerator.generate(42, ROWS, row -> digest.update(json.encode(row)));
        assertThat(Sha256.finish(digest)).isEqualTo("e855e5fd1ccef87721d126d9e42bd396f08cce0aa1658ac25840d9d89cdde616");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 1_000})
    void shouldMakeExactlyAsManyRowsAsAsked(int count) {
        assertThat(generate(1, count)).hasSize(count);
    }

    @Test
    void shouldMakeOtherRowsFromAnotherSeed() {
        assertThat(generate(1, 100)).isNotEqualTo(generate(2, 100));
    }

    @Test
    void shouldFillTwoYearsInOrder() {
        List<Transaction> rows = generate(42, ROWS);
        assertThat(rows).extracting(Transaction::invoiceDate).isSorted();
        assertThat(rows.get(0).invoiceDate()).isEqualTo(Instant.parse("2009-12-01T07:45:00Z"));
        assertThat(rows.get(ROWS - 1).invoiceDate()).isBetween(Instant.parse("2011-12-09T00:00:00Z"),
                Instant.parse("2011-12-10T00:00:00Z"));
    }

    @Test
    void shouldHaveTheQuirksOfTheRealTable() {
        List<Transaction> rows = generate(42, ROWS);
        assertThat(share(rows, row -> row.invoiceNo().startsWith("C"))).isBetween(0.01, 0.03);
        assertThat(share(rows, row -> row.quantity() < 0)).isBetween(0.015, 0.035);
        assertThat(share(rows, row -> row.unitPrice() == 0)).isBetween(0.003, 0.01);
        assertThat(share(rows, row -> row.customerId() == null)).isBetween(0.1, 0.3);
        assertThat(share(rows, row -> row.description() == null)).isBetween(0.001, 0.01);
        assertThat(share(rows, row -> row.stockCode().chars().allMatch(Character::isDigit))).isBetween(0.5, 0.8);
        assertThat(share(rows, row -> "United Kingdom".equals(row.country()))).isBetween(0.8, 0.97);
        assertThat(1 - new HashSet<>(rows).size() / (double) ROWS).isBetween(0.01, 0.06);
        assertThat(rows).filteredOn(row -> row.quantity() > 1_500).isNotEmpty();
        assertThat(rows).filteredOn(row -> row.unitPrice() < 0).allMatch(row -> row.invoiceNo().startsWith("A"));
    }

    private static double share(List<Transaction> rows, java.util.function.Predicate<Transaction> quirk) {
        return rows.stream().filter(quirk).count() / (double) rows.size();
    }
}
