package dev.tillstream.serving.reconciliation;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.data.event.Progress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a dataset's rows are, summed over files, partitions and instances.
 *
 * @param read rows read from files
 * @param refused rows that ingest sent to the dead letters
 * @param published rows sent to the row topic
 * @param repaired rows made of dead letters and sent to the row topic; not in {@code published}
 * @param stored rows in announced batches
 * @param deadLettered records that the batcher sent to the dead letters
 * @param digested rows that the trainer has taken in
 * @param unaccountedIngest {@code read − refused − published}: 0 unless rows are lost or doubled
 * @param unaccountedBatcher {@code published + repaired − stored − deadLettered}: rows on their way, 0 at the end
 */
public record Totals(
        @Schema(examples = "online-retail") String dataset,
        @Schema(examples = "34766") long read,
        @Schema(examples = "12") long refused,
        @Schema(examples = "34754") long published,
        @Schema(examples = "2") long repaired,
        @Schema(examples = "30000") long stored,
        @JsonProperty("dead_lettered") @Schema(examples = "0") long deadLettered,
        @Schema(examples = "30000") long digested,
        @JsonProperty("unaccounted_ingest") @Schema(examples = "0",
                description = "read − refused − published") long unaccountedIngest,
        @JsonProperty("unaccounted_batcher") @Schema(examples = "4756",
                description = "published + repaired − stored − dead_lettered") long unaccountedBatcher) {

    /** @param counters sums by the names in {@link Progress}; those that are missing are 0 */
    static Totals of(String dataset, Map<String, Long> counters) {
        long read = counters.getOrDefault(Progress.READ, 0L);
        long refused = counters.getOrDefault(Progress.REFUSED, 0L);
        long published = counters.getOrDefault(Progress.PUBLISHED, 0L);
        long repaired = counters.getOrDefault(Progress.REPAIRED, 0L);
        long stored = counters.getOrDefault(Progress.STORED, 0L);
        long deadLettered = counters.getOrDefault(Progress.DEAD_LETTERED, 0L);
        long digested = counters.getOrDefault(Progress.DIGESTED, 0L);
        return new Totals(dataset, read, refused, published, repaired, stored, deadLettered, digested,
                read - refused - published, published + repaired - stored - deadLettered);
    }
}
