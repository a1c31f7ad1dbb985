package dev.tillstream.trainer.kmeans;

import static java.util.Objects.requireNonNull;

import java.util.Map;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.TrainerConfig;

/**
 * How K-means is run.
 *
 * @param clusters how many there are to be
 * @param restarts starts with different seeds, of which the lowest inertia wins
 * @param seed of the first start; the others count up from it
 * @param maxIterations most iterations of a start
 * @param scaling of every feature
 */
public record KMeansSettings(ClusterCount clusters, int restarts, long seed, int maxIterations, Scaler.Kind scaling) {

    public KMeansSettings {
        requireNonNull(clusters, "clusters");
        requireNonNull(scaling, "scaling");
        if (restarts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException("K-means needs restarts and iterations ≥ 1: restarts=" + restarts
                    + " maxIterations=" + maxIterations);
        }
    }

    /** As they are configured. */
    public static KMeansSettings of(TrainerConfig.KMeans config) {
        return new KMeansSettings(ClusterCount.of(config.k()), config.restarts(), config.seed(),
                config.maxIterations(), config.scaling());
    }

    /** The settings by name, for the manifest. */
    Map<String, String> recipe() {
        return Map.of("k", clusters.label(), "restarts", Integer.toString(restarts), "seed", Long.toString(seed),
                "max-iterations", Integer.toString(maxIterations), "initialisation", "greedy-k-means++", "scaling",
                scaling.label());
    }
}
