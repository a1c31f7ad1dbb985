package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.google.protobuf.Message;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.ReflectionTrace;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.amount.TotalAmount;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.customervalue.HighValueCustomer;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.quantity.QuantityCategory;
import dev.tillstream.trainer.visitors.VisitorFamilies;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
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
            "dev.tillstream.trainer.kmeans.", "dev.tillstream.trainer.amount.",
            "dev.tillstream.trainer.customervalue.", "dev.tillstream.trainer.quantity.",
            "dev.tillstream.trainer.visitors.");
    private static final Declarations DECLARED = Declarations.of("tillstream-trainer");

    @Test
    void shouldDeclareEachClassThatTrainingSavingAndLoadingLookInto() throws Exception {
        // When
        Set<String> used = ReflectionTrace.of(TRACED, TrainSaveAndLoad.class);
        used.addAll(ReflectionTrace.of(TRACED, TrainSaveAndLoadRowFamilies.class));
        // Then: more than a few, or nothing was traced
        used.removeIf(name -> name.startsWith("java.") || name.startsWith("sun.misc."));
        assertThat(used).contains("dev.tillstream.trainer.kmeans.TribuoKMeans$GivenStart",
                "org.tribuo.clustering.kmeans.KMeansTrainer", "org.tribuo.regression.slm.SLMTrainer",
                "org.tribuo.classification.sgd.linear.LinearSGDModel", "org.tribuo.common.tree.TreeModel",
                "org.tribuo.ensemble.WeightedEnsembleModel", "com.google.protobuf.Any",
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
        List<String> keepers = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.tillstream.trainer").stream().filter(NativeModelsTest::keepsTribuosObjects)
                .map(JavaClass::getName).toList();
        assertThat(keepers).contains("dev.tillstream.trainer.quantity.TribuoForest")
                .allMatch(DECLARED::initialisesAtRunTime);
        assertThat(DECLARED.initialisesAtRunTime(KMeansFamilies.class.getName())).isFalse();
    }

    private static boolean keepsTribuosObjects(JavaClass some) {
        return some.getAllRawSuperclasses().stream().anyMatch(NativeModelsTest::isTribuos) || some.getFields().stream()
                .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC) && isTribuos(field.getRawType()));
    }

    private static boolean isTribuos(JavaClass some) {
        return some.getPackageName().startsWith("org.tribuo");
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

    /** Of the families that learn from single rows, and of those of visitors. */
    static final class TrainSaveAndLoadRowFamilies implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            Path home = Path.of("target", "native-models");
            BatchFolder batches = new BatchFolder(home.resolve("batches"));
            List<Transaction> rows = new ArrayList<>();
            TransactionGenerator.generate(7, 2_000, rows::add);
            batches.addRows(rows);
            TrainerConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                    .withConverter(Duration.class, 200, new DurationConverter()).withMapping(TrainerConfig.class)
                    .withSources(new PropertiesConfigSource(Map.of("TILLSTREAM_HOME", home.toString()), "test", 100))
                    .build().getConfigMapping(TrainerConfig.class);
            BatchFolder visits = new BatchFolder(home.resolve("batches"), "retail-events");
            List<VisitorEvent> events = new ArrayList<>();
            VisitorEventGenerator.generate(7, 9_000, events::add);
            visits.add(VisitorEvents.DATASET, events);
            List<Object> seen = new ArrayList<>();
            for (Family family : List.of(TotalAmount.of(config), HighValueCustomer.of(config),
                    QuantityCategory.of(config))) {
                trainSaveAndLoad(family, batches, seen);
            }
            for (Family family : VisitorFamilies.of(config)) {
                trainSaveAndLoad(family, visits, seen);
            }
            return seen;
        }

        private static void trainSaveAndLoad(Family family, BatchFolder batches, List<Object> seen) throws Exception {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            List<Slice> slices = family.versions().slices(batches.batches());
            Outcome outcome = family.train(slices, pool).get(slices.size() - 1).against(Predecessors.none());
            Model<?> loaded = Model.deserialize(ModelProto.parseFrom(((Outcome.Trained) outcome).nativeModel()));
            seen.add(loaded.getProvenance().toString());
            seen.add(loaded.serialize().toString());
            pool.shutdown();
        }
    }
}
