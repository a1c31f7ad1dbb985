package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.prediction.Assignment;

/** The output tensors, each of the shape {@code [points]}. */
enum Output {
    CLUSTER("cluster", "INT64", (answer, json) -> json.writeNumber(answer.cluster())), DISTANCE("distance", "FP64",
            (answer, json) -> json.writeNumber(answer.distance())), RUNNER_UP("runner_up", "INT64",
                    (answer, json) -> json.writeNumber(answer.runnerUp())), RUNNER_UP_DISTANCE("runner_up_distance",
                            "FP64", (answer, json) -> json.writeNumber(answer.runnerUpDistance())), MARGIN("margin",
                                    "FP64", (answer, json) -> json.writeNumber(answer.margin()));

    private interface Element {
        void write(Assignment answer, JsonGenerator json) throws IOException;
    }

    private final String label;
    private final String datatype;
    private final Element element;

    Output(String label, String datatype, Element element) {
        this.label = label;
        this.datatype = datatype;
        this.element = element;
    }

    /** Writes the tensor's element that is the answer to one point. */
    void write(Assignment answer, JsonGenerator json) throws IOException {
        element.write(answer, json);
    }

    String label() {
        return label;
    }

    String datatype() {
        return datatype;
    }

    /**
     * The outputs of these names, all of them if there are none.
     *
     * @throws dev.tillstream.serving.problem.ProblemException if there is no such output
     */
    static List<Output> of(List<String> names) {
        return names.isEmpty() ? List.of(values()) : names.stream().map(Output::of).toList();
    }

    private static Output of(String name) {
        return Arrays.stream(values()).filter(output -> output.label.equals(name)).findFirst()
                .orElseThrow(() -> Refused.because("there is no output '" + name + "', only "
                        + Arrays.stream(values()).map(Output::label).toList()));
    }
}
