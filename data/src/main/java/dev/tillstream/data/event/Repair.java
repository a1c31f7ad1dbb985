package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The row that a person made of a dead letter. The latest one of a letter counts; one that was replayed is the last.
 *
 * @param letter identifies the dead letter: its topic, partition and offset
 * @param dataset what the row is of
 * @param topic the row topic that it goes to
 * @param row the row's fields, as they are sent
 * @param repairedAt when the row was made
 * @param replay identifies the sending of the row, or null as long as it was not sent
 * @param replayedAt when it was sent, or null
 */
public record Repair(String letter, String dataset, String topic, Map<String, Object> row, Instant repairedAt,
        String replay, Instant replayedAt) {

    public Repair {
        requireNonNull(letter, "letter");
        requireNonNull(dataset, "dataset");
        requireNonNull(topic, "topic");
        row = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(row, "row")));
        requireNonNull(repairedAt, "repairedAt");
        if ((replay == null) != (replayedAt == null)) {
            throw new IllegalArgumentException("a replay has an id and a time, or there is none");
        }
    }

    /** A row that is not sent yet. */
    public static Repair of(String letter, String dataset, String topic, Map<String, Object> row, Instant at) {
        return new Repair(letter, dataset, topic, row, at, null, null);
    }

    /** The same, sent. */
    public Repair replayed(String id, Instant at) {
        return new Repair(letter, dataset, topic, row, repairedAt, requireNonNull(id), requireNonNull(at));
    }

    public String key() {
        return letter;
    }
}
