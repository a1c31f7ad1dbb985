package dev.tillstream.trainer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowDigestsTest {

    @TempDir
    Path folder;
    private final List<Transaction> rows = new ArrayList<>();
    private BatchFolder batches;
    private BatchStored batch;

    @BeforeEach
    void store() {
        TransactionGenerator.generate(1, 3_000, rows::add);
        batches = new BatchFolder(folder.resolve("batches"));
        batch = batches.addRows(rows);
    }

    @Test
    void shouldHoldEveryRowInItsPlaceAlsoWhenTheBatchIsGone() throws Exception {
        // Given
        digests().of(batch);
        Files.delete(batches.file(batch));
        // When
        RowColumns columns = digests().of(batch);
        // Then
        assertThat(columns.size()).isEqualTo(rows.size());
        for (int row = 0; row < columns.size(); row++) {
            assertThat(columns.quantity(row)).isEqualTo(rows.get(row).quantity());
            assertThat(columns.price(row)).isEqualTo(rows.get(row).unitPrice());
            assertThat(columns.second(row)).isEqualTo(rows.get(row).invoiceDate().getEpochSecond());
            assertThat(columns.group(row)).isEqualTo(RowGroup.of(rows.get(row)));
            assertThat(RowGroup.isCustomer(columns.group(row))).isEqualTo(rows.get(row).customerId() != null);
        }
    }

    @Test
    void shouldMakeADamagedFileAgain() throws Exception {
        // Given
        digests().of(batch);
        Path file = folder.resolve("digests").resolve(batch.file() + ".rows");
        byte[] content = Files.readAllBytes(file);
        byte[] damaged = content.clone();
        damaged[content.length / 2]++;
        Files.write(file, damaged);
        // When
        RowColumns columns = digests().of(batch);
        // Then
        assertThat(columns.size()).isEqualTo(rows.size());
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void shouldDigestABatchOnceForSeveralFamilies() {
        assertThat(digests().digester(batch.file())).isEqualTo(digests().digester(batch.file())).isPresent();
        assertThat(digests().digester(batch.file())).isNotEqualTo(digests().digester("another"));
    }

    @Test
    void shouldHoldOutWholeGroupsOfTheShareThatIsSet() {
        // Given
        HeldOut fifth = new HeldOut(20);
        // When
        long customers = rows.stream().map(Transaction::customerId).distinct().count();
        long held = rows.stream().map(RowGroup::of).distinct().filter(fifth::holds).count();
        // Then
        assertThat(customers).isGreaterThan(50);
        assertThat((double) held / rows.stream().map(RowGroup::of).distinct().count()).isBetween(0.1, 0.3);
        long[] hashes = new long[1];
        long all = 0;
        for (int i = 0; i < 100_000; i++) {
            hashes[0] += 0x9e3779b97f4a7c15L;
            all += fifth.holds(hashes[0]) ? 1 : 0;
        }
        assertThat(all).isBetween(19_500L, 20_500L);
    }

    private RowDigests digests() {
        return new RowDigests(folder.resolve("digests"), new BatchRows(folder.resolve("batches")));
    }
}
