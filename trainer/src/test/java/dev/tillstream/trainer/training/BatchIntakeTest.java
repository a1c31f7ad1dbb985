package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.StoredBatches;
import org.junit.jupiter.api.Test;

class BatchIntakeTest {

    private final FakeFamily family = new FakeFamily();
    private final BatchLedger ledger = new BatchLedger();
    private final TrainingStatus status = new TrainingStatus(Clock.systemUTC());
    private final BatchIntake intake = new BatchIntake(List.of(family), ledger, status);
    private final List<BatchStored> batches = StoredBatches.of(10, 20);

    @Test
    void shouldDigestEachBatchOnce() {
        // When
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@0");
        intake.take(EventJson.encode(batches.get(1)), null, "retail-batches-0@1");
        var again = intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@2");
        // Then
        assertThat(again).isEmpty();
        assertThat(family.digested).containsExactly("rows-0-0", "rows-0-10");
        assertThat(ledger.rows("online-retail")).isEqualTo(30);
    }

    @Test
    void shouldCountABatchWhoseFileIsMissingSoThatNoThirdIsCutWithoutIt() {
        // Given
        family.unreadable = batches.get(0);
        // When
        intake.take(EventJson.encode(batches.get(0)), "1", "retail-batches-0@0");
        // Then
        assertThat(ledger.batches("online-retail")).containsExactly(batches.get(0));
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
