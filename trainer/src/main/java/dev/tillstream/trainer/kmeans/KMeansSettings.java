package dev.tillstream.trainer.kmeans;

import static java.util.Objects.requireNonNull;

import java.util.Map;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.TrainerConfig;

/**
 * How K-means is run.
 *
 * @param k number of clusters
 * @param restarts starts with different seeds, of which the lowest inertia wins
 * @param seed of the first start; the others count up from it
 * @param maxIterations most iterations of a start
 * @param scaling of every feature
 */
public record KMeansSettings(int k, int restarts, long seed, int maxIterations, Scaler.Kind scaling) {

    public KMeansSettings {
        requireNonNull(scaling, "scaling");
        if (k < 2 || restarts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException("K-means needs k ≥ 2, and restarts and iterations ≥ 1: k=" + k
                    + " restarts=" + restarts + " maxIterations=" + maxIterations);
        }
    }

    public static KMeansSettings of(TrainerConfig.KMeans config) {
        return new KMeansSettings(config.k(), config.restarts(), config.seed(), config.maxIterations(),
                config.scaling());
    }

    /** The settings by name, for the manifest. */
    public Map<String, String> recipe() {
        return Map.of("k", Integer.toString(k), "restarts", Integer.toString(restarts), "seed", Long.toString(seed),
                "max-iterations", Integer.toString(maxIterations), "initialisation", "k-means++", "scaling",
                scaling.label());
    }
}
