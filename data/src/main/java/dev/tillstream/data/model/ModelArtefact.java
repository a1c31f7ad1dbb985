package dev.tillstream.data.model;

/**
 * A trained model without its training library: what travels from the trainer to serving. Written and read by
 * {@link ArtefactJson}.
 */
public sealed interface ModelArtefact permits KMeansModel {

    /** The model, ready to answer. */
    Predictor predictor();
}
