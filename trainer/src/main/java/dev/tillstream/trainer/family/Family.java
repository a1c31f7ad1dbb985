package dev.tillstream.trainer.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/**
 * A kind of model: all that sets it apart from other kinds. A new family is a new implementation of this
 * in the catalogue of families; a new kind of model needs its artefact, with predictor and form, in {@code data}, too.
 */
public interface Family {

    /** For example {@code transaction-clusters}. */
    String name();

    /** Whose rows it is trained on. */
    String dataset();

    /** For example {@code k-means}. */
    String algorithm();

    /** Training library and version. */
    String library();

    /** Names of the model's inputs, in order. */
    List<String> features();

    /** Every setting that shapes the model; a version trained with other settings is trained again. */
    Map<String, String> recipe();

    VersionPolicy versions();

    /**
     * What an older system calls a version's artefact, which then also lies under that name, with {@code .json} behind
     * it, in the folder of the models; empty if there is no such name.
     */
    default Optional<String> olderName(int version) {
        return Optional.empty();
    }

    /** Which metric makes a version the best. */
    default Merit merit() {
        return Merit.SILHOUETTE;
    }

    /** See {@link VersionPolicy#settledRows}; more for families whose digests hold what they cut. */
    default long settledRows(long rows) {
        return versions().settledRows(rows);
    }

    /**
     * Does once what each training would have to do with a batch. May be called while {@link #train} runs.
     *
     * @param batchFile see {@link BatchStored#file}
     * @return empty if it was done before
     */
    Optional<BatchDigester> digester(String batchFile);

    /**
     * How to find out what the clusters of an announced model are like. Called by the thread that trains, which does
     * not wait for it.
     *
     * @param slice that the model was trained on
     * @return what is called by another thread, one at a time; empty if the family's models have no cards
     */
    default Optional<Callable<ClusterCards>> cards(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        return Optional.empty();
    }

    /**
     * What newer rows are compared with as long as the model is announced. Called by the thread that trains.
     *
     * @param slice that the model was trained on
     * @return empty if the family has no such comparison
     */
    default Optional<Baseline> baseline(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        return Optional.empty();
    }

    /**
     * Trains the slices' versions; the same slices give the same models, however many threads there are. Called by one
     * thread at a time.
     *
     * @param pool for parts that don't depend on each other
     * @return one for each slice, in their order
     */
    List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException;
}
