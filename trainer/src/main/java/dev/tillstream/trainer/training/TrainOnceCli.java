package dev.tillstream.trainer.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.TrainerConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The program of {@link TrainOnce}: takes the service's settings, from the environment and system properties. */
public final class TrainOnceCli {

    private static final String USAGE = """
            Usage: tillstream-train
            Trains once on the batch files in DATA_OUTPUT_PATH, without Kafka, and stores the models in MODELS_PATH.
            All settings of the trainer hold, such as TRAINER_TRANSACTION_CLUSTERS_K=auto.""";

    private TrainOnceCli() {}

    /**
     * Ends the JVM: with 0 if all families were trained, also where versions were refused, which is said; with 1 if one
     * was not, or there is no model of any; with 2 if it was called with arguments.
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            boolean help = arguments[0].equals("--help") || arguments[0].equals("-h");
            (help ? System.out : System.err).println(USAGE);
            System.exit(help ? 0 : 2);
        }
        System.exit(run() ? 0 : 1);
    }

    private static boolean run() throws InterruptedException {
        TrainerConfig config = new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors()
                .addDiscoveredConverters().withMapping(TrainerConfig.class).withValidateUnknown(false).build()
                .getConfigMapping(TrainerConfig.class);
        ExecutorService pool = TrainOnce.pool(config);
        try {
            TrainOnce.Result result = new TrainOnce(config, FamilyCatalogue.of(config).all(), pool,
                    Clock.systemUTC())
                    .train(new RunLog(Clock.systemUTC()));
            result.versions().forEach(TrainOnceCli::print);
            if (result.failure() != null) {
                complain(result.failure());
            }
            return result.isGood();
        } catch (NoSuchFileException e) {
            complain(e.getMessage() + " does not exist");
            return false;
        } catch (IOException e) {
            complain(e.getMessage());
            return false;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void complain(String why) {
        System.err.println("tillstream-train: " + why);
    }

    private static void print(VersionResult version) {
        if (version.refused() != null) {
            complain(version.family() + " version " + version.version() + " is refused: " + version.refused());
            return;
        }
        System.out.println(String.format(Locale.ROOT, "%s version %d revision %d: %d rows, %s", version.family(),
                version.version(), version.revision(), version.rows(), metrics(version.metrics())));
    }

    /** Of clusterings what they are judged by; all metrics of other models. */
    private static String metrics(Map<String, Double> metrics) {
        Collection<String> names = metrics.containsKey(ModelManifest.SILHOUETTE)
                ? List.of(ModelManifest.INERTIA, ModelManifest.SILHOUETTE)
                : metrics.keySet();
        return names.stream().map(name -> name + " " + metrics.get(name)).collect(Collectors.joining(", "));
    }
}
