package dev.tillstream.trainer.family;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/**
 * Version v has the rows of the first minutes of the stream, counted from its first row. A window ends in front of the
 * first row whose time is not in it, also where later rows have an earlier time again: so it grows while it is open,
 * and stays as it is for good when it has closed. Nothing behind the end of the longest window is read.
 */
public final class Windows implements VersionPolicy {

    private static final int VERSIONS = 3;

    private final List<Duration> lengths;
    private final StreamClock clock;

    /** @param lengths of the three versions, each longer than the one before */
    public Windows(List<Duration> lengths, StreamClock clock) {
        this.lengths = List.copyOf(lengths);
        this.clock = clock;
        Duration before = Duration.ZERO;
        for (Duration length : lengths) {
            if (length.compareTo(before) <= 0) {
                throw new IllegalArgumentException("windows must have three lengths, each longer than the one before, "
                        + "not " + lengths);
            }
            before = length;
        }
        if (lengths.size() != VERSIONS) {
            throw new IllegalArgumentException("windows must have three lengths, not " + lengths);
        }
    }

    @Override
    public String name() {
        return "windows of " + lengths.stream().map(Duration::toString).collect(Collectors.joining(", ")) + " by "
                + clock.name();
    }

    /** Where a window may end inside a batch, only the batches tell where. */
    @Override
    public long settledRows(long rows) {
        return clock.tellsWholeBatches() ? rows : 0;
    }

    @Override
    public List<Slice> slices(List<BatchStored> batches) throws BatchUnreadableException {
        if (batches.isEmpty()) {
            return List.of();
        }
        Instant start = clock.start(batches.get(0));
        List<Slice> slices = new ArrayList<>();
        int whole = 0;
        long rowsOfWhole = 0;
        for (Duration length : lengths) {
            Instant end = start.plus(length);
            int cut = 0;
            while (whole < batches.size()) {
                BatchStored batch = batches.get(whole);
                cut = clock.rowsBefore(end, batch);
                if (cut < batch.rows()) {
                    break;
                }
                rowsOfWhole += batch.rows();
                whole++;
                cut = 0;
            }
            slices.add(slice(slices.size() + 1, batches, whole, rowsOfWhole, cut));
        }
        return slices;
    }

    /** The first batches, and so many rows of the one behind them. */
    private static Slice slice(int version, List<BatchStored> batches, int whole, long rowsOfWhole, int cut) {
        return cut == 0
                ? new Slice(version, batches.subList(0, whole), batches.get(whole - 1).rows(), rowsOfWhole)
                : new Slice(version, batches.subList(0, whole + 1), cut, rowsOfWhole + cut);
    }
}
