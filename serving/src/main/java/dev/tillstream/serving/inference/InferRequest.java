package dev.tillstream.serving.inference;

import java.util.List;

/**
 * An inference request.
 *
 * @param id null if it has none
 * @param outputs the names of the wanted ones in the wanted order; empty for all
 */
record InferRequest(String id, List<Tensor> inputs, List<String> outputs) {}
