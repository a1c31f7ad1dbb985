package dev.tillstream.trainer.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    Path home;
    private BatchFolder batches;
    private EventLog log;

    @BeforeEach
    void makeLog() {
        batches = new BatchFolder(home.resolve("batches"), "retail-events");
        log = newLog();
    }

    private EventLog newLog() {
        return new EventLog(
                new EventDigests(home.resolve("digests"), new BatchRows(home.resolve("batches"))));
    }

    @Test
    void shouldOrderEventsByVisitorAndTimeAndPartSessions() throws Exception {
        // Given
        batches.add(VisitorEvents.DATASET, List.of(event(1_000, 7, Action.VIEW, 1), event(2_000, 3, Action.VIEW, 2),
                event(500, 7, Action.ADDTOCART, 3), event(1_801_001, 7, Action.VIEW, 4),
                event(1_801_000, 3, Action.VIEW, 5)));
        // When
        VisitorHistories histories = log.histories(new Thirds().slices(batches.batches()).get(2));
        // Then
        assertThat(histories.visitors()).isEqualTo(2);
        assertThat(histories.visitorId(0)).isEqualTo(3);
        assertThat(items(histories, 0)).containsExactly(2L, 5L);
        assertThat(items(histories, 1)).containsExactly(3L, 1L, 4L);
        assertThat(IntStream.range(2, 5).mapToObj(place -> histories.beginsSession(1, place)))
                .as("a pause of half an hour and a millisecond").containsExactly(true, false, true);
        assertThat(histories.beginsSession(0, 1)).as("a pause of less than half an hour").isFalse();
        assertThat(histories.lastTime()).isEqualTo(1_801_001);
    }

    @Test
    void shouldGiveTheSameHistoriesHoweverTheLogHasGrown() throws Exception {
        // Given: a log that grows from batch to batch
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(5, 3_000, events::add);
        for (int from = 0; from < events.size(); from += 700) {
            batches.add(VisitorEvents.DATASET, events.subList(from, Math.min(events.size(), from + 700)));
            for (Slice slice : new Thirds().slices(batches.batches())) {
                log.histories(slice);
            }
        }
        for (Slice slice : new Thirds().slices(batches.batches())) {
            // When
            VisitorHistories grown = log.histories(slice);
            // Then: one that reads all at once has the same
            VisitorHistories atOnce = newLog().histories(slice);
            assertThat(grown.events().size()).isEqualTo((int) slice.rows());
            assertThat(grown.visitors()).isEqualTo(atOnce.visitors());
            for (int visitor = 0; visitor < grown.visitors(); visitor++) {
                assertThat(items(grown, visitor)).isEqualTo(items(atOnce, visitor));
            }
        }
    }

    @Test
    void shouldMakeADamagedDigestAgain() throws Exception {
        // Given
        batches.add(VisitorEvents.DATASET, List.of(event(1_000, 7, Action.TRANSACTION, 1)));
        Slice slice = new Thirds().slices(batches.batches()).get(0);
        log.histories(slice);
        Path digest = home.resolve("digests").resolve(batches.batches().get(0).file() + ".events");
        byte[] bytes = Files.readAllBytes(digest);
        bytes[bytes.length / 2]++;
        Files.write(digest, bytes);
        // When
        VisitorHistories histories = newLog().histories(slice);
        // Then
        assertThat(histories.events().action(0)).isEqualTo(Action.TRANSACTION);
        bytes[bytes.length / 2]--;
        assertThat(digest).hasBinaryContent(bytes);
    }

    private static List<Long> items(VisitorHistories histories, int visitor) {
        return IntStream.range(histories.start(visitor), histories.end(visitor))
                .mapToObj(place -> histories.events().item(histories.event(place))).toList();
    }

    private static VisitorEvent event(long millis, long visitor, Action action, long item) {
        return new VisitorEvent(Instant.ofEpochMilli(millis), visitor, action, item,
                action == Action.TRANSACTION ? 1L : null);
    }
}
