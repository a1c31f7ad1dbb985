package dev.tillstream.serving.model;

import java.util.List;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;

/**
 * What a route with fixed fields relies on.
 *
 * @param kind of the family's models
 * @param features of the family's models, in order
 */
public record RouteModel(Class<? extends ModelArtefact> kind, List<String> features) {

    /** Clusters of points with these features. */
    public static RouteModel clusters(List<String> features) {
        return new RouteModel(KMeansModel.class, features);
    }
}
