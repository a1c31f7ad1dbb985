package dev.tillstream.trainer.kmeans;

import java.util.Map;

import dev.tillstream.trainer.TrainerConfig;

/**
 * How K-means is run.
 *
 * @param k number of clusters
 * @param restarts starts with different seeds, of which the lowest inertia wins
 * @param seed of the first start; the others count up from it
 * @param maxIterations most iterations of a start
 */
public record KMeansSettings(int k, int restarts, long seed, int maxIterations) {

    public KMeansSettings {
        if (k < 2 || restarts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException("K-means needs k ≥ 2, and restarts and iterations ≥ 1: k=" + k
                    + " restarts=" + restarts + " maxIterations=" + maxIterations);
        }
    }

    public static KMeansSettings of(TrainerConfig.KMeans config) {
        return new KMeansSettings(config.k(), config.restarts(), config.seed(), config.maxIterations());
    }

    /** The settings by name, for the manifest. */
    public Map<String, String> recipe() {
        return Map.of("k", Integer.toString(k), "restarts", Integer.toString(restarts), "seed", Long.toString(seed),
                "max-iterations", Integer.toString(maxIterations), "initialisation", "k-means++", "scaling",
                "standard");
    }
}
