package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.google.protobuf.Message;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.ReflectionTrace;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.protos.core.ModelProto;

/**
 * Tribuo reads its settings, and writes and reads its models, by reflection. What is missing in a native executable is
 * missing in its provenance, in part without an error.
 */
class NativeModelsTest {

    private static final List<String> TRACED = List.of("org.tribuo.", "com.oracle.labs.", "com.google.protobuf.",
            "dev.tillstream.trainer.kmeans.");
    private static final Declarations DECLARED = Declarations.of("tillstream-trainer");

    @Test
    void shouldDeclareEachClassThatTrainingSavingAndLoadingLookInto() throws Exception {
        // When
        Set<String> used = ReflectionTrace.of(TRACED, TrainSaveAndLoad.class);
        // Then: more than a few, or nothing was traced
        used.removeIf(name -> name.startsWith("java.") || name.startsWith("sun.misc."));
        assertThat(used).contains("dev.tillstream.trainer.kmeans.TribuoKMeans$GivenStart",
                "org.tribuo.clustering.kmeans.KMeansTrainer", "com.google.protobuf.Any",
                "org.tribuo.protos.core.FeatureDomainProto$Builder").hasSizeGreaterThan(50);
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(DECLARED.reflective());
        assertThat(missing).as("to be added to reflect-config.json").isEmpty();
        Set<String> needless = new TreeSet<>(DECLARED.reflective());
        needless.removeAll(used);
        assertThat(needless).as("to be taken out of reflect-config.json").isEmpty();
    }

    @Test
    void shouldInitialiseTribuoAndItsHeirsAtRunTime() {
        assertThat(List.of("org.tribuo.Dataset", "org.tribuo.clustering.kmeans.KMeansTrainer",
                "com.oracle.labs.mlrg.olcut.config.PropertySheet", "com.google.protobuf.UnsafeUtil",
                TribuoKMeans.class.getName(), TribuoKMeans.class.getName() + "$GivenStart"))
                .allMatch(DECLARED::initialisesAtRunTime);
        assertThat(DECLARED.initialisesAtRunTime(KMeansFamilies.class.getName())).isFalse();
    }

    @Test
    void shouldTellInTheLoadedProvenanceHowTheModelWasTrained() throws Exception {
        for (List<String> features : List.of(TransactionFeatures.NAMES, CustomerFeatures.NAMES)) {
            // Given
            KMeansModel model = trained(features);
            // When
            Model<?> loaded = Model.deserialize(ModelProto.parseFrom(model.serialize().toByteArray()));
            // Then
            ConfiguredObjectProvenance trainer = loaded.getProvenance().getTrainerProvenance();
            assertThat(trainer.getConfiguredParameters()).containsKeys("seed", "centroids", "iterations",
                    "dist", "initialisationType", "numThreads");
            assertThat(loaded.getProvenance()).isEqualTo(model.getProvenance());
        }
    }

    private static KMeansModel trained(List<String> features) throws InterruptedException {
        List<double[]> rows = new ArrayList<>();
        for (double[] row : Points.skewed(500)) {
            rows.add(features.size() == 2 ? row : new double[]{row[0], row[1], 1 + rows.size() % 5});
        }
        ScaledPoints points = Points.each(rows);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            KMeansSettings settings = new KMeansSettings(ClusterCount.fixed(3), 2, 42, 50, Scaler.Kind.STANDARD);
            return new BestStart.Running(new TribuoKMeans(features, points), points, settings, 3, pool).best()
                    .orElseThrow().model();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Of both families; printing a message asks for each of its fields. */
    static final class TrainSaveAndLoad implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            List<Object> seen = new ArrayList<>();
            for (List<String> features : List.of(TransactionFeatures.NAMES, CustomerFeatures.NAMES)) {
                Message saved = trained(features).serialize();
                Model<?> loaded = Model.deserialize(ModelProto.parseFrom(saved.toByteArray()));
                seen.add(saved.toString());
                seen.add(loaded.getProvenance().toString());
                seen.add(loaded.serialize());
            }
            return seen;
        }
    }
}
