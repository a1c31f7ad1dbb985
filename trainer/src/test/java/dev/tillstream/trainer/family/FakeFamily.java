package dev.tillstream.trainer.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/** Trains at once, on nothing: a model whose centroid is the number of rows. */
public final class FakeFamily implements Family {

    public String name = "transaction-clusters";
    /** Older name of every version, if not null. */
    public String olderName;
    /** Settings of today. */
    public String recipe = "one";
    /** A batch that can't be read, while not null. */
    public volatile BatchStored unreadable;
    /** Holds trainings back, while not null. */
    public volatile CountDownLatch gate;
    public final List<Long> trainedRows = new ArrayList<>();
    public final List<String> digested = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> olderName(int version) {
        return Optional.ofNullable(olderName).map(older -> older + version);
    }

    @Override
    public String dataset() {
        return "online-retail";
    }

    @Override
    public String algorithm() {
        return "k-means";
    }

    @Override
    public String library() {
        return "none";
    }

    @Override
    public List<String> features() {
        return List.of("rows");
    }

    @Override
    public Map<String, String> recipe() {
        return Map.of("recipe", recipe);
    }

    @Override
    public VersionPolicy versions() {
        return new Thirds();
    }

    @Override
    public Optional<BatchDigester> digester(String batchFile) {
        return Optional.of(new BatchDigester() {
            private int rows;

            @Override
            public Runnable on(BatchFields fields) {
                return () -> rows++;
            }

            @Override
            public void keep(BatchStored batch) {
                if (rows == batch.rows()) {
                    digested.add(batch.id());
                }
            }
        });
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        if (gate != null) {
            gate.await();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Slice slice : slices) {
            fail(slice.lastBatch());
            candidates.add(before -> outcome(slice));
        }
        synchronized (trainedRows) {
            trainedRows.add(slices.get(slices.size() - 1).rows());
        }
        return candidates;
    }

    /** What training the slice gives: nothing below three rows. */
    public static Outcome outcome(Slice slice) {
        if (slice.rows() < 3) {
            return new Outcome.Refused(slice, "too few rows");
        }
        KMeansModel model = new KMeansModel(List.of("rows"), new Scaler(new double[]{0}, new double[]{1}),
                new double[][]{{slice.rows()}}, new int[]{0});
        return new Outcome.Trained(slice, model, Map.of(ModelManifest.SILHOUETTE, 0.5),
                List.of(new ModelManifest.Cluster(0, slice.rows(), 0.5)), Map.of(),
                List.of(new Probe(new double[]{1}, model.answer(new double[]{1}))), new byte[]{1, 2, 3}, 0.1);
    }

    private void fail(BatchStored batch) throws BatchUnreadableException {
        if (batch.equals(unreadable)) {
            throw new BatchUnreadableException(batch, "does not exist", null);
        }
    }
}
