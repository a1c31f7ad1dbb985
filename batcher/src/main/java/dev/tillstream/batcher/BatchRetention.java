package dev.tillstream.batcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.logging.Logger;

/**
 * Removes the files of old batches that no model needs any more. What is needed is told by the trainers; their
 * announcements and digests stay. For one thread.
 *
 * <p>
 * Removed is removed: the rows of a removed batch live on in the trainers' digests alone. A trainer that has to make them
 * again from the batch files, because its folder is lost or an upgrade has another form of them, can't read these batches
 * any more: their dataset is not trained then, and the models stay as they are, until the files or the digests are back.
 */
final class BatchRetention {

    private static final Logger LOG = Logger.getLogger(BatchRetention.class);

    private final BatcherConfig.Retention limits;
    private final Path folder;
    private final BatchCatalogue catalogue;
    private final Clock clock;
    private final Set<String> removed = new HashSet<>();
    private long lastLook;

    BatchRetention(BatcherConfig.Retention limits, Path folder, BatchCatalogue catalogue) {
        this(limits, folder, catalogue, Clock.systemUTC());
    }

    BatchRetention(BatcherConfig.Retention limits, Path folder, BatchCatalogue catalogue, Clock clock) {
        this.limits = limits;
        this.folder = folder;
        this.catalogue = catalogue;
        this.clock = clock;
        this.lastLook = System.nanoTime();
    }

    /** Removes what is beyond the limits, if it is time to look. */
    void apply() {
        if (System.nanoTime() - lastLook < limits.interval().toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        if (limits.age().isPresent() || limits.bytes().isPresent()) {
            catalogue.totals().forEach(totals -> removeBeyondLimits(totals.dataset()));
        }
    }

    /** Looks at once. */
    void removeBeyondLimits(String dataset) {
        long notNeeded = catalogue.rowsNotNeeded(dataset);
        List<BatchCatalogue.Entry> kept = new ArrayList<>();
        long bytes = 0;
        for (BatchCatalogue.Entry entry : catalogue.page(dataset, 0, Integer.MAX_VALUE)) {
            if (!removed.contains(entry.batch().id())) {
                kept.add(entry);
                bytes += entry.batch().bytes();
            }
        }
        for (BatchCatalogue.Entry entry : kept) {
            boolean beyond = isTooOld(entry) || bytes > limits.bytes().orElse(Long.MAX_VALUE);
            // The order of the limits is that of the rows: behind the first batch that stays, all stay.
            if (!beyond || entry.rowsUpTo() > notNeeded || !remove(entry)) {
                return;
            }
            bytes -= entry.batch().bytes();
        }
    }

    private boolean isTooOld(BatchCatalogue.Entry entry) {
        Instant now = clock.instant();
        return limits.age().map(age -> entry.batch().storedAt().isBefore(now.minus(age))).orElse(false);
    }

    private boolean remove(BatchCatalogue.Entry entry) {
        try {
            boolean existed = Files.deleteIfExists(folder.resolve(entry.batch().file()));
            removed.add(entry.batch().id());
            if (existed) {
                LOG.infof("TILL-BAT-009 removed an old batch: file=%s rows=%s storedAt=%s", entry.batch().file(),
                        entry.batch().rows(), entry.batch().storedAt());
            }
            return true;
        } catch (IOException e) {
            LOG.warnf("TILL-BAT-010 an old batch can't be removed: file=%s reason=%s", entry.batch().file(), e);
            return false;
        }
    }
}
