package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.ProblemException;

/** What a model says to one point; each kind of model has its own. */
public sealed interface Answer permits Assignment, Amount, ClassChoice, ForestChoice, Recommended {

    /**
     * Asks the model.
     *
     * @param point finite values in the order of the model's features
     * @throws ProblemException if the point is so far away that the answer is no number
     */
    static Answer of(ServedModel served, double[] point) {
        ModelArtefact model = served.model();
        if (model instanceof LinearModel) {
            return Amount.of(served, point);
        }
        if (model instanceof LogisticModel logistic) {
            return ClassChoice.of(served, logistic, point);
        }
        if (model instanceof ItemNeighbours) {
            return Recommended.of(served, point);
        }
        return model instanceof ForestModel forest
                ? ForestChoice.of(served, forest, point)
                : Assignment.of(served, point);
    }

    /** What the answers of such a model consist of. */
    static List<AnswerField> fields(ModelArtefact model) {
        if (model instanceof LinearModel) {
            return Amount.fields(model.features());
        }
        if (model instanceof LogisticModel) {
            return ClassChoice.fields(model.features());
        }
        if (model instanceof ItemNeighbours) {
            return Recommended.FIELDS;
        }
        return model instanceof ForestModel forest ? ForestChoice.fields(forest) : Assignment.FIELDS;
    }

    /** Writes the answer's own fields into the JSON object that is open. */
    void writeFields(JsonGenerator json) throws IOException;

    /** In the order of {@link #fields}. */
    List<Object> values();
}
