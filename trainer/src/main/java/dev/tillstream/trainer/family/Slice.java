package dev.tillstream.trainer.family;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.model.ModelManifest.Offsets;
import dev.tillstream.data.model.ModelManifest.Provenance;
import dev.tillstream.data.model.Sha256;

/**
 * The rows of one version: batches that follow each other in the order of their arrival, from whichever one on; the last
 * one perhaps cut.
 *
 * @param version 1, 2 or 3
 * @param batches at least one
 * @param rowsOfLastBatch how many of the last one's first rows
 * @param rows in all
 */
public record Slice(int version, List<BatchStored> batches, int rowsOfLastBatch, long rows) {

    public Slice {
        batches = List.copyOf(batches);
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("a slice has at least one batch");
        }
        BatchStored last = batches.get(batches.size() - 1);
        if (rowsOfLastBatch < 1 || rowsOfLastBatch > last.rows() || rows < rowsOfLastBatch) {
            throw new IllegalArgumentException(
                    rowsOfLastBatch + " of " + rows + " rows can't be from a batch of " + last.rows());
        }
    }

    public BatchStored lastBatch() {
        return batches.get(batches.size() - 1);
    }

    /** How many of the batches belong to the slice with all of their rows; they are the first ones. */
    public int wholeBatches() {
        return rowsOfLastBatch == lastBatch().rows() ? batches.size() : batches.size() - 1;
    }

    public Provenance provenance() {
        return new Provenance(batches.size(), batches.get(0).id(), lastBatch().id(), rowsOfLastBatch);
    }

    /** Where the batches' rows stood, by topic and partition. */
    public List<Offsets> offsets() {
        SortedMap<String, Offsets> partitions = new TreeMap<>();
        for (BatchStored batch : batches) {
            OffsetRange range = batch.offsets();
            partitions.merge(range.topic() + "-" + range.partition(),
                    new Offsets(range.topic(), range.partition(), range.first(), range.last()),
                    (one, other) -> new Offsets(one.topic(), one.partition(), Math.min(one.first(), other.first()),
                            Math.max(one.last(), other.last())));
        }
        return List.copyOf(partitions.values());
    }

    /** Digest of the slice's rows, by the digests of its batches: equal for equal rows in equal batches only, wherever they stand. */
    public String sha256() {
        MessageDigest digest = Sha256.start();
        for (BatchStored batch : batches) {
            digest.update(batch.sha256().getBytes(StandardCharsets.US_ASCII));
        }
        digest.update(Integer.toString(rowsOfLastBatch).getBytes(StandardCharsets.US_ASCII));
        return Sha256.finish(digest);
    }
}
