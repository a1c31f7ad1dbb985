package dev.tillstream.data.model;

/** A model that answers: immutable and thread-safe, with the same arithmetic in the trainer and in serving. */
public interface Predictor {

    /**
     * The whole answer as numbers, for comparing two runs bit for bit.
     *
     * @param input unscaled values in the order of the model's features
     * @return what the kind of model defines, see its class
     * @throws IllegalArgumentException if the input has another length than the features
     */
    double[] answer(double[] input);
}
