package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.FakeFamily;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchIntakeTest {

    private final FakeFamily family = new FakeFamily();
    private final BatchLedger ledger = new BatchLedger();
    private final TrainingStatus status = new TrainingStatus(Clock.systemUTC());
    private BatchFolder folder;
    private BatchIntake intake;
    private List<BatchStored> batches;

    @BeforeEach
    void storeTwoBatches(@TempDir Path home) {
        folder = new BatchFolder(home);
        for (int rows : new int[]{10, 20}) {
            folder.add(Collections.nCopies(rows, new double[]{1, 2}));
        }
        batches = folder.batches();
        intake = new BatchIntake(new BatchDigesting(List.of(family), new BatchRows(home), Runnable::run), ledger,
                status);
    }

    @Test
    void shouldDigestEachBatchOnce() {
        // When
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@0");
        intake.take(EventJson.encode(batches.get(1)), null, "retail-batches-0@1");
        var again = intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@2");
        // Then
        assertThat(again).isEmpty();
        assertThat(family.digested).containsExactly(batches.get(0).id(), batches.get(1).id());
        assertThat(ledger.rows("online-retail")).isEqualTo(30);
    }

    @Test
    void shouldCountABatchWhoseFileIsMissingSoThatNoThirdIsCutWithoutIt() throws IOException {
        // Given
        Files.delete(folder.file(batches.get(0)));
        // When
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@0");
        // Then
        assertThat(ledger.batches("online-retail")).containsExactly(batches.get(0));
        assertThat(family.digested).isEmpty();
    }

    @Test
    void shouldKeepNothingOfAFileThatIsNotTheAnnouncedOne() throws IOException {
        // Given
        Path file = folder.file(batches.get(0));
        Files.writeString(file, Files.readString(file).replace("HEART", "heart"));
        // When
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@0");
        // Then
        assertThat(family.digested).isEmpty();
    }

    @Test
    void shouldStopAtARecordThatIsNoBatch() {
        // When
        intake.take("not JSON".getBytes(StandardCharsets.UTF_8), "1", "retail-batches-0@5");
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@6");
        // Then
        assertThat(status.isPoisoned()).isTrue();
        assertThat(status.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.why()).contains("retail-batches-0@5"));
        assertThat(ledger.batches("online-retail")).isEmpty();
    }

    @Test
    void shouldStopAtASchemaVersionThatItDoesNotKnow() {
        // When
        intake.take(EventJson.encode(batches.get(0)), "99", "retail-batches-0@0");
        // Then
        assertThat(status.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.why()).contains("schema version 99"));
    }

    @Test
    void shouldStopAtARemovedValue() {
        // When
        intake.take(null, "1", "retail-batches-0@0");
        // Then
        assertThat(status.isPoisoned()).isTrue();
    }
}
