package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.serving.prediction.Answer;
import dev.tillstream.serving.prediction.AnswerField;

/**
 * An output tensor of the shape {@code [points]}.
 *
 * @param index of the field among the answer's values
 */
record Output(AnswerField field, int index) {

    /** Writes the tensor's element that is the answer to one point. */
    void write(Answer answer, JsonGenerator json) throws IOException {
        json.writePOJO(answer.values().get(index));
    }

    /** All outputs that the model has. */
    static List<Output> of(ModelArtefact model) {
        List<AnswerField> fields = Answer.fields(model);
        return IntStream.range(0, fields.size()).mapToObj(index -> new Output(fields.get(index), index)).toList();
    }

    /**
     * The outputs of these names, all of them if there are none.
     *
     * @throws dev.tillstream.serving.problem.ProblemException if there is no such output
     */
    static List<Output> of(List<String> names, ModelArtefact model) {
        List<Output> all = of(model);
        return names.isEmpty() ? all : names.stream().map(name -> of(name, all)).toList();
    }

    private static Output of(String name, List<Output> all) {
        return all.stream().filter(output -> output.field.tensor().equals(name)).findFirst()
                .orElseThrow(() -> Refused.because("there is no output '" + name + "', only "
                        + all.stream().map(output -> output.field.tensor()).toList()));
    }
}
