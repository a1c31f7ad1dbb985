package dev.tillstream.trainer.family;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.OffsetRange;

/** Announced batches without files. */
public final class StoredBatches {

    private StoredBatches() {}

    /** One batch behind the other, with as many rows as given. */
    public static List<BatchStored> of(int... rows) {
        return withContent("sha", rows);
    }

    /** The same with another digest of their files. */
    public static List<BatchStored> withContent(String sha256, int... rows) {
        List<BatchStored> batches = new ArrayList<>();
        long offset = 0;
        for (int size : rows) {
            batches.add(new BatchStored("online-retail", new OffsetRange("rows", 0, offset, offset + size - 1),
                    "batch-" + offset + ".csv", size, 1, sha256, ClosedBy.ROWS, Instant.EPOCH));
            offset += size;
        }
        return batches;
    }
}
