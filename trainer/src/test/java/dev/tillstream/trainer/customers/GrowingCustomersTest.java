package dev.tillstream.trainer.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.digest.GrowingDigest;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingCustomersTest {

    private final List<Transaction> rows = CustomerRows.random(new Random(8), 400);
    @TempDir
    Path home;
    private BatchFolder folder;

    @BeforeEach
    void open() {
        folder = new BatchFolder(home.resolve("batches"));
    }

    @Test
    void shouldHaveTheCustomersOfEachSlicesRowsWhileItGrows() throws Exception {
        // Given
        Map<Integer, GrowingDigest<CustomerCounts, CustomerPoints>> growing = new HashMap<>();
        int[] sizes = {1, 57, 13, 100, 2, 120, 107};
        int all = 0;
        for (int size : sizes) {
            // When
            folder.addRows(rows.subList(all, all + size));
            all += size;
            // Then
            for (Slice slice : new Thirds().slices(folder.batches())) {
                CustomerPoints points = growing
                        .computeIfAbsent(slice.version(), version -> digests().growing()).of(slice);
                assertEqual(points, all * slice.version() / 3);
            }
        }
    }

    @Test
    void shouldReadOnlyTheBatchThatIsCutAgain() throws Exception {
        // Given
        for (int from = 0; from < 400; from += 100) {
            digests().of(folder.addRows(rows.subList(from, from + 100)));
        }
        Slice cut = new Thirds().slices(folder.batches()).get(1);
        BatchStored last = cut.lastBatch();
        for (BatchStored batch : folder.batches()) {
            if (!batch.equals(last)) {
                Files.delete(folder.file(batch));
            }
        }
        // When
        CustomerPoints points = digests().growing().of(cut);
        // Then
        assertEqual(points, 266);
        Files.delete(folder.file(last));
        assertThatThrownBy(() -> digests().growing().of(cut)).isInstanceOf(BatchUnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 40, -1})
    void shouldMakeADamagedFileAgain(int damage) throws Exception {
        // Given
        BatchStored batch = folder.addRows(rows);
        digests().of(batch);
        Path file = home.resolve("digests").resolve(batch.file() + ".customers");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[damage < 0 ? bad.length / 2 : damage] ^= 0x55;
        Files.write(file, bad);
        // When
        CustomerCounts counts = digests().of(batch);
        // Then
        assertEqual(counts.pointsWith(new CustomerCounts()), 400);
    }

    @Test
    void shouldNotTakeTheFileOfAnotherBatch() throws Exception {
        // Given
        BatchStored batch = folder.addRows(rows.subList(0, 100));
        BatchStored other = folder.addRows(rows.subList(100, 200));
        digests().of(other);
        Path digests = home.resolve("digests");
        Files.move(digests.resolve(other.file() + ".customers"), digests.resolve(batch.file() + ".customers"));
        // When
        CustomerCounts counts = digests().of(batch);
        // Then
        assertEqual(counts.pointsWith(new CustomerCounts()), 100);
    }

    private CustomerDigests digests() {
        return new CustomerDigests(home.resolve("digests"), new BatchRows(home.resolve("batches")));
    }

    private void assertEqual(CustomerPoints points, int firstRows) {
        CustomerCounts expected = new CustomerCounts();
        rows.subList(0, firstRows).forEach(expected::add);
        CustomerPoints expectedPoints = expected.pointsWith(new CustomerCounts());
        assertThat(points.rows()).isEqualTo(firstRows);
        assertThat(points.rowsWithoutCustomer()).isEqualTo(expectedPoints.rowsWithoutCustomer());
        assertThat(points.byCustomer()).containsOnlyKeys(expectedPoints.byCustomer().keySet());
        expectedPoints.byCustomer().forEach((customer, point) -> assertThat(points.byCustomer().get(customer))
                .containsExactly(point));
    }
}
