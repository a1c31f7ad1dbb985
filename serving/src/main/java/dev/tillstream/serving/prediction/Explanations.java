package dev.tillstream.serving.prediction;

import dev.tillstream.serving.model.ServedModel;

/** Knows what clusters are like. Thread-safe. */
public interface Explanations {

    /** Of that very training's clusters. */
    Explanation explain(ServedModel served, int cluster);
}
