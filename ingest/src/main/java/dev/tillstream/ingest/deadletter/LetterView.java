package dev.tillstream.ingest.deadletter;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.event.Repair;

/**
 * A dead letter as the API shows it. What is not known is left out; what it held and its repair are left out of lists.
 *
 * @param state {@code open}, {@code repaired} or {@code replayed}
 * @param topic the row topic
 * @param by which service refused it
 * @param origin topic, partition and offset of a refused record
 * @param at when it became a dead letter
 * @param length of what it held, in bytes
 */
// Said of each component: the serializers that Quarkus can generate overlook it on the type.
public record LetterView(
        String id,
        String dataset,
        String topic,
        String state,
        @JsonInclude(NON_NULL) String by,
        @JsonInclude(NON_NULL) String reason,
        @JsonInclude(NON_NULL) String column,
        @JsonInclude(NON_NULL) String file,
        @JsonInclude(NON_NULL) String sha256,
        @JsonInclude(NON_NULL) String sheet,
        @JsonInclude(NON_NULL) Integer line,
        @JsonInclude(NON_NULL) String origin,
        Instant at,
        @JsonInclude(NON_NULL) Integer length,
        @JsonInclude(NON_NULL) LetterContent content,
        @JsonInclude(NON_NULL) RepairView repair) {

    /** The row that was made of it, its fields as they are sent. */
    public record RepairView(Map<String, Object> row, Instant repairedAt,
            @JsonInclude(NON_NULL) Instant replayedAt) {

        static RepairView of(Repair repair) {
            return new RepairView(repair.row(), repair.repairedAt(), repair.replayedAt());
        }
    }

    static LetterView of(LetterCase found) {
        byte[] value = found.letter().value();
        return of(found.letter(), found.state(), value == null ? null : value.length,
                LetterContent.of(found.letter()), found.repair().map(RepairView::of).orElse(null));
    }

    static LetterView of(LetterLog.Summary summary, LetterState state) {
        return of(summary.letter(), state, summary.length(), null, null);
    }

    private static LetterView of(Letter letter, LetterState state, Integer length, LetterContent content,
            RepairView repair) {
        Provenance from = letter.provenance();
        return new LetterView(letter.id().toString(), letter.topic().dataset().name(), letter.topic().rows(),
                state.text(), from.by(), from.reason(), from.column(), from.file(), from.sha256(), from.sheet(),
                from.line(), from.origin(), letter.at(), length, content, repair);
    }
}
