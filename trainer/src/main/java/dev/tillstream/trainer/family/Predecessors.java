package dev.tillstream.trainer.family;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;

/**
 * What of a family is in use when a new model is compared with it. Immutable.
 *
 * @param models the last announced clustering of each version that has one; other models are not compared, and not kept:
 *        they may be large
 * @param highestClusterId the highest number that any cluster of the family has ever had; −1 before the first
 */
public record Predecessors(Map<Integer, ModelArtefact> models, int highestClusterId) {

    public Predecessors {
        models = models.entrySet().stream().filter(model -> model.getValue() instanceof KMeansModel)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        for (ModelArtefact model : models.values()) {
            highestClusterId = Math.max(highestClusterId, highestClusterId(model));
        }
    }

    /** Of a family that has announced nothing yet. */
    public static Predecessors none() {
        return new Predecessors(Map.of(), -1);
    }

    public Optional<ModelArtefact> model(int version) {
        return Optional.ofNullable(models.get(version));
    }

    /** The same after a version's new model. */
    public Predecessors with(int version, ModelArtefact model) {
        Map<Integer, ModelArtefact> newer = new TreeMap<>(models);
        newer.put(version, model);
        return new Predecessors(newer, highestClusterId);
    }

    private static int highestClusterId(ModelArtefact model) {
        return model instanceof KMeansModel clusters
                ? Arrays.stream(clusters.clusterIds()).max().orElse(-1)
                : -1;
    }
}
