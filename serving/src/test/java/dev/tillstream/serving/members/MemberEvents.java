package dev.tillstream.serving.members;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.ClusterMembers.Members;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.serving.model.ModelEvents;

/** Models whose points have names, as a trainer would announce and store them. */
public final class MemberEvents {

    public static final String FAMILY = "customer-clusters";

    private static final List<String> FEATURES = List.of("TotalQuantity", "TotalAmount", "NumInvoices");

    private MemberEvents() {}

    public static byte[] members(Map<Integer, List<String>> clusters) {
        TreeMap<Integer, Members> members = new TreeMap<>();
        clusters.forEach((number, names) -> members.put(number, Members.of(names)));
        return MembersJson.write(new ClusterMembers(members));
    }

    public static ModelReady event(int version, long revision, byte[] members) {
        KMeansModel model = new KMeansModel(FEATURES,
                new Scaler(new double[]{0, 0, 0}, new double[]{1, 1, 1}), new double[][]{{0, 0, 0}, {9, 9, 9}},
                new int[]{2, 7});
        ModelReady plain = ModelEvents.event(FAMILY, version, revision, model, Map.of("silhouette", 0.1 * version),
                10);
        return new ModelReady(withMembers(plain.manifest(), members), plain.artefact(), plain.probes());
    }

    public static ModelManifest withMembers(ModelManifest m, byte[] members) {
        return new ModelManifest(m.family(), m.version(), m.revision(), m.dataset(), m.algorithm(), m.features(),
                m.dataSize(), m.metrics(), m.clusterSizes(), m.recipe(), m.provenance(), m.trainedAt(),
                m.trainingSeconds(), m.library(), m.artefactSha256(), m.clusters(), m.rowsLeftOut(),
                m.highestClusterId(), m.canonicalSha256(), m.offsets(), m.jvm(),
                members == null ? null : Sha256.of(members));
    }

    /** Puts the members where the trainer would. */
    public static void store(Path store, ModelManifest manifest, byte[] members) {
        try {
            Path folder = store.resolve(manifest.family()).resolve(Integer.toString(manifest.version()))
                    .resolve(Long.toString(manifest.revision()));
            Files.createDirectories(folder);
            Files.write(folder.resolve("members.json"), members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
