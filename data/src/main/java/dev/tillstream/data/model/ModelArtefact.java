package dev.tillstream.data.model;

import java.util.List;

/**
 * A trained model without its training library: what travels from the trainer to serving. Written and read by
 * {@link ArtefactJson}, which has a {@link ModelForm} for each kind.
 */
public sealed interface ModelArtefact permits KMeansModel, LinearModel, LogisticModel, ForestModel,
        ItemNeighbours {

    /** Names of the inputs, in order. */
    List<String> features();

    /** The model, ready to answer. */
    Predictor predictor();
}
