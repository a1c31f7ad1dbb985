package dev.tillstream.bench.serving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Sha256;

/**
 * Models as a trainer would announce them. Their cluster numbers begin at {@code 10 × revision}, so that an answer tells
 * which revision it is from, whatever it says of itself.
 */
final class Models {

    static final String FAMILY = "transaction-clusters";
    static final int VERSIONS = 3;

    private static final int STEP = 10;
    private static final List<String> FEATURES = List.of("quantity", "price");

    private Models() {}

    /** The later a version, the better, so that the third is the best one. */
    static ModelReady event(int version, long revision) {
        KMeansModel model = model(revision);
        byte[] artefact = ArtefactJson.write(model);
        long rows = 100_000L * version;
        ModelManifest manifest = new ModelManifest(FAMILY, version, revision, "online-retail", "k-means", FEATURES,
                rows, new TreeMap<>(Map.of(ModelManifest.SILHOUETTE, 0.9 + version / 100.0)), List.of(rows, 0L, 0L),
                new TreeMap<>(Map.of("k", "3")), new ModelManifest.Provenance(1, "bench-0", "bench-0", 1),
                Instant.now(), 0.1, "bench", Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(),
                null);
        return new ModelReady(manifest, artefact, List.of(probe(model, 0, 5), probe(model, 1000, 5)));
    }

    /** Whether the revision has a cluster of that number. */
    static boolean isOf(long revision, long cluster) {
        return cluster / STEP == revision;
    }

    private static KMeansModel model(long revision) {
        int first = Math.toIntExact(STEP * revision);
        return new KMeansModel(FEATURES, new Scaler(new double[]{10, 4.6}, new double[]{175, 123}),
                new double[][]{{0, 0}, {420, 0}, {-420, 0}}, new int[]{first, first + 1, first + 2});
    }

    private static Probe probe(KMeansModel model, double... input) {
        return new Probe(input, model.answer(input));
    }
}
