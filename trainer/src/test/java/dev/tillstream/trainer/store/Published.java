package dev.tillstream.trainer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.StoredBatches;

/** A family's models as they are published: the folder, and topics that a test looks into. */
final class Published {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-15T10:30:00.123Z"), ZoneOffset.UTC);

    final FakeFamily family = new FakeFamily();
    /** The topic after compaction, and everything that was ever sent. */
    final Map<String, byte[]> topic = new LinkedHashMap<>();
    final List<String> sent = new ArrayList<>();
    final Map<String, byte[]> cards = new LinkedHashMap<>();
    boolean brokerIsAway;
    private final Path folder;

    Published(Path folder) {
        this.folder = folder;
    }

    /** As after a start. */
    ModelPublication publication(int keepRevisions) throws IOException {
        return publication(keepRevisions, 10_000);
    }

    /** As after a start. */
    ModelPublication publication(int keepRevisions, int inlineBytes) throws IOException {
        return new ModelPublication(family, new StoreSettings(folder, keepRevisions, inlineBytes),
                new ModelTopics(this::send, (key, value) -> {}, this::sendCards), CLOCK);
    }

    private void send(String key, byte[] value) {
        if (brokerIsAway) {
            throw new IllegalStateException("the broker is away");
        }
        sent.add(key);
        if (value == null) {
            topic.remove(key);
        } else {
            topic.put(key, Arrays.copyOf(value, value.length));
        }
    }

    private void sendCards(String key, byte[] value) {
        if (value == null) {
            cards.remove(key);
        } else {
            cards.put(key, value);
        }
    }

    static Slice slice(int version, int rows) {
        return new Slice(version, StoredBatches.of(rows), rows, rows);
    }

    static Trained trained(int version, int rows) {
        return (Trained) FakeFamily.outcome(slice(version, rows));
    }
}
