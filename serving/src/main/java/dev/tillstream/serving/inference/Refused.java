package dev.tillstream.serving.inference;

import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** How requests are refused; the resource puts it in the protocol's form. */
final class Refused {

    private Refused() {}

    static ProblemException because(String detail) {
        return new ProblemException(Problem.of("invalid-input", 400, detail));
    }

    static ProblemException tooMany(String detail) {
        return new ProblemException(Problem.of(413, detail));
    }
}
