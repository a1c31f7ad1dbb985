package dev.tillstream.trainer.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.VersionPolicy;

/**
 * What families have in common that learn something of single invoice lines: columns of every batch, groups that are
 * held out, and a policy. Versions that stand for the same rows are trained once.
 */
public abstract class RowFamily implements Family {

    private static final String LIBRARY = "Tribuo 4.3.2";

    private final String name;
    private final RowSettings settings;

    protected RowFamily(String name, RowSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** What shapes the model besides versions and held-out rows. */
    protected abstract Map<String, String> settings();

    /**
     * Trains on one slice.
     *
     * @param pool for parts that don't depend on each other
     */
    protected abstract Outcome train(Slice slice, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException;

    protected final RowDigests digests() {
        return settings.digests();
    }

    protected final HeldOut heldOut() {
        return settings.heldOut();
    }

    /** Reads the slice's rows, one batch's after the other, so that who needs them once need not hold them all. */
    protected final void forEachBatch(Slice slice, Consumer<RowColumns> rows) throws BatchUnreadableException {
        for (BatchStored batch : slice.batches()) {
            rows.accept(digests().of(batch)
                    .first(batch.equals(slice.lastBatch()) ? slice.rowsOfLastBatch() : batch.rows()));
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String dataset() {
        return Transactions.DATASET.name();
    }

    @Override
    public final String library() {
        return LIBRARY;
    }

    @Override
    public final Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>(settings());
        recipe.put("versions", versions().name());
        recipe.put("held-out", heldOut().label());
        return recipe;
    }

    @Override
    public final VersionPolicy versions() {
        return settings.versions();
    }

    /** The columns have every row: a slice that ends inside a batch needs no more of it. */
    @Override
    public final long settledRows(long rows) {
        return rows;
    }

    /** None for policies that leave rows out: what they don't leave out is digested when it is trained on. */
    @Override
    public final Optional<BatchDigester> digester(String batchFile) {
        return versions().takesAllRows() ? digests().digester(batchFile) : Optional.empty();
    }

    @Override
    public final List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Slice slice : slices) {
            String rows = slice.provenance() + slice.sha256();
            Outcome known = outcomes.get(rows);
            Outcome outcome = known == null ? train(slice, pool) : known.of(slice);
            outcomes.put(rows, outcome);
            candidates.add(before -> outcome);
        }
        return candidates;
    }
}
