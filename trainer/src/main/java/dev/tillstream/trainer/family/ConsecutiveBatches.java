package dev.tillstream.trainer.family;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;

/**
 * Each version has one whole batch: of the newest three, version 1 has the oldest and version 3 the newest. With every
 * batch that comes they slide on by one; before the third batch there are as many versions as there are batches.
 */
public final class ConsecutiveBatches implements VersionPolicy {

    private static final int VERSIONS = 3;

    @Override
    public String name() {
        return "consecutive-batches";
    }

    /** No slice ends inside a batch. */
    @Override
    public long settledRows(long rows) {
        return rows;
    }

    @Override
    public List<Slice> slices(List<BatchStored> batches) {
        List<Slice> slices = new ArrayList<>();
        for (BatchStored batch : batches.subList(Math.max(0, batches.size() - VERSIONS), batches.size())) {
            slices.add(new Slice(slices.size() + 1, List.of(batch), batch.rows(), batch.rows()));
        }
        return slices;
    }
}
