package dev.tillstream.serving.model;

/** What the verification of an announced model came to. */
sealed interface Verdict {

    record Accepted(ServedModel model) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
