package dev.tillstream.trainer.visitors;

import java.util.Optional;

import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;

/** What families that learn from visitors' histories have in common: thirds of the events, from a log that they share. */
public abstract class VisitorFamily implements Family {

    private final EventLog log;
    private final VersionPolicy versions = new Thirds();

    protected VisitorFamily(EventLog log) {
        this.log = log;
    }

    /** The slice's events by their visitors. */
    protected final VisitorHistories histories(Slice slice) throws BatchUnreadableException {
        return log.histories(slice);
    }

    @Override
    public final String dataset() {
        return VisitorEvents.DATASET.name();
    }

    @Override
    public final VersionPolicy versions() {
        return versions;
    }

    /** The log has every event: a slice that ends inside a batch needs no more of it. */
    @Override
    public final long settledRows(long rows) {
        return rows;
    }

    @Override
    public final Optional<BatchDigester> digester(String batchFile) {
        return log.digester(batchFile);
    }
}
