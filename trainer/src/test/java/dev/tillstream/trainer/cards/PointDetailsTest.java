package dev.tillstream.trainer.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointDetailsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldBeTheSameWhateverTheBatchesAndTheOrderOfMerging(int seed) {
        // Given
        Random random = new Random(seed);
        List<Transaction> rows = CardRows.random(random, 3_000);
        PointDetails expected = of(rows);
        // When
        List<Transaction> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<PointDetails> parts = new ArrayList<>();
        for (int from = 0; from < shuffled.size();) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(500));
            parts.add(of(shuffled.subList(from, to)));
            from = to;
        }
        while (parts.size() > 1) {
            parts.get(random.nextInt(parts.size() - 1)).addAll(parts.remove(parts.size() - 1));
        }
        // Then
        assertThat(parts.get(0)).isEqualTo(expected);
    }

    @Test
    void shouldKeepEveryRowOfRarePointsAndASampleOfOthers() {
        // Given
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(CardRows.row("A" + i, "P" + i % 3, 1, 1.25, "France"));
        }
        for (int i = 0; i < RowSample.MOST; i++) {
            rows.add(CardRows.row("B" + i, "P1", 2, 1.25, i < 4 ? null : "France"));
        }
        // When
        PointDetails details = of(rows);
        // Then
        PointDetail frequent = details.find(new double[]{1, 1.25, 0}).orElseThrow();
        assertThat(frequent.sample().entries()).hasSize(RowSample.MOST);
        assertThat(frequent.rows()).isEqualTo(500);
        PointDetail rare = details.find(new double[]{2, 1.25, 0}).orElseThrow();
        assertThat(rare.sample().entries()).hasSize(RowSample.MOST);
        assertThat(rare.countries()).containsEntry("", 4L).containsEntry("France", 60L).hasSize(2);
        assertThat(details.find(new double[]{3, 1.25, 0})).isEmpty();
    }

    @Test
    void shouldCutTextsThatNobodyReads() {
        // Given
        Transaction row = CardRows.row("A1", "P".repeat(70_000), 1, 1, "F".repeat(70_000));
        // When
        PointDetail detail = of(List.of(row)).find(CardRows.point(row)).orElseThrow();
        // Then
        assertThat(detail.countries().firstKey()).hasSize(100);
        assertThat(detail.sample().entries().get(0).product().stockCode()).hasSize(100);
    }

    @Test
    void shouldBeReadAsTheyWereWritten() throws IOException {
        // Given
        PointDetails details = of(CardRows.random(new Random(9), 2_000));
        Path file = folder.resolve("a.details");
        // When
        DetailFile.write(file, "ab12", 3, details);
        // Then
        assertThat(DetailFile.read(file, "ab12", 3, new PointDetails(CardRows::point))).isEqualTo(details);
        assertThatThrownBy(() -> DetailFile.read(file, "cd34", 3, new PointDetails(CardRows::point)))
                .isInstanceOf(IOException.class).hasMessageContaining("is of another batch");
        assertThatThrownBy(() -> DetailFile.read(file, "ab12", 2, new PointDetails(CardRows::point)))
                .isInstanceOf(IOException.class).hasMessageContaining("has other features");
    }

    @Test
    void shouldTellDamage() throws IOException {
        // Given
        Path file = folder.resolve("a.details");
        DetailFile.write(file, "ab12", 3, of(CardRows.random(new Random(9), 200)));
        byte[] good = Files.readAllBytes(file);
        for (int place = 10; place < good.length; place += 7) {
            // When
            byte[] damaged = good.clone();
            damaged[place] ^= 4;
            Files.write(file, damaged);
            // Then
            assertThatThrownBy(() -> DetailFile.read(file, "ab12", 3, new PointDetails(CardRows::point)))
                    .isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(good, good.length - 9));
        assertThatThrownBy(() -> DetailFile.read(file, "ab12", 3, new PointDetails(CardRows::point)))
                .isInstanceOf(IOException.class);
    }

    private static PointDetails of(List<Transaction> rows) {
        PointDetails details = new PointDetails(CardRows::point);
        rows.forEach(details::add);
        return details;
    }
}
