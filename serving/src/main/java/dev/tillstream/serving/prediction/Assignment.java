package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where one point belongs, and how clear the case is. Distances are Euclidean, in the model's scaled units. */
public record Assignment(
        @Schema(examples = "2") int cluster,
        @Schema(examples = "0.31", description = "to the cluster's centroid, in scaled units") double distance,
        @Schema(examples = "0", description = "the second nearest cluster") int runnerUp,
        @Schema(examples = "2.21", description = "to the runner-up's centroid") double runnerUpDistance,
        @Schema(examples = "1.9", description = "how much farther the runner-up is") double margin)
        implements
        Answer {

    static final List<AnswerField> FIELDS = List.of(AnswerField.whole("cluster", "cluster"),
            AnswerField.number("distance", "distance"), AnswerField.whole("runnerUp", "runner_up"),
            AnswerField.number("runnerUpDistance", "runner_up_distance"), AnswerField.number("margin", "margin"));

    /**
     * Asks the model.
     *
     * @param point finite values in the order of the model's features
     * @throws ProblemException if the point is so far away that its distances are no numbers
     */
    public static Assignment of(ServedModel served, double[] point) {
        ClusterAnswer answer = served.assign(point);
        if (!Double.isFinite(answer.distance()) || !Double.isFinite(answer.margin())) {
            throw new ProblemException(Problem.of(FeatureJson.INVALID_INPUT, 400,
                    "the point is too far from every cluster for its distance to be a number"));
        }
        return new Assignment(answer.cluster(), answer.distance(), answer.runnerUp(),
                answer.distance() + answer.margin(), answer.margin());
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("cluster", cluster);
        json.writeNumberField("distance", distance);
        json.writeNumberField("runnerUp", runnerUp);
        json.writeNumberField("runnerUpDistance", runnerUpDistance);
        json.writeNumberField("margin", margin);
    }

    @Override
    public List<Object> values() {
        return List.of(cluster, distance, runnerUp, runnerUpDistance, margin);
    }
}
