package dev.tillstream.ingest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with a request, as RFC 9457 has it.
 *
 * @param title the kind of problem
 * @param detail what to do about this one
 * @param field the field at fault, left out where none is
 */
public record Problem(String type, String title, int status, String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) String field) {

    /** Media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Where trying again later makes sense: how many seconds later. */
    public static final String LATER_SECONDS = "5";

    /** What {@link #noKafka} is like. */
    public static final String NO_KAFKA_EXAMPLE = """
            {"type": "about:blank", "title": "Kafka can't be used", "status": 503,
             "detail": "try again later: Timed out waiting for a node assignment. Call: listOffsets"}""";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }

    /** Kafka failed, or is not there. */
    public static Problem noKafka(Throwable failure) {
        return of(503, "Kafka can't be used", "try again later: " + Reasons.of(failure));
    }

    /** The same, of one field of the request. */
    public Problem in(String name) {
        return new Problem(type, title, status, detail, name);
    }
}
