package dev.tillstream.trainer.family;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;

/** Version v has the first ⌊rows × v ÷ 3⌋ of all rows so far, cut at the exact row. */
public final class Thirds implements VersionPolicy {

    private static final int VERSIONS = 3;

    @Override
    public String name() {
        return "thirds";
    }

    @Override
    public boolean takesAllRows() {
        return true;
    }

    /** The end of version 1 only moves on. */
    @Override
    public long settledRows(long rows) {
        return rows / VERSIONS;
    }

    @Override
    public List<Slice> slices(List<BatchStored> batches) {
        long rows = batches.stream().mapToLong(BatchStored::rows).sum();
        List<Slice> slices = new ArrayList<>();
        int batch = 0;
        long before = 0;
        for (int version = 1; version <= VERSIONS; version++) {
            long end = rows * version / VERSIONS;
            if (end == 0) {
                continue;
            }
            while (before + batches.get(batch).rows() < end) {
                before += batches.get(batch).rows();
                batch++;
            }
            slices.add(new Slice(version, batches.subList(0, batch + 1), (int) (end - before), end));
        }
        return slices;
    }
}
