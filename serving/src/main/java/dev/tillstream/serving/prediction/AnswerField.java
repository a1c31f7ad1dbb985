package dev.tillstream.serving.prediction;

/**
 * A part of an answer where answers are tables or tensors.
 *
 * @param column its column in a table
 * @param tensor its tensor in the Open Inference Protocol
 * @param datatype of the tensor, by that protocol
 */
public record AnswerField(String column, String tensor, String datatype) {

    static AnswerField number(String column, String tensor) {
        return new AnswerField(column, tensor, "FP64");
    }

    static AnswerField whole(String column, String tensor) {
        return new AnswerField(column, tensor, "INT64");
    }
}
