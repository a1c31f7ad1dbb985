package dev.tillstream.ingest.job;

/**
 * What is wrong with a request, as RFC 9457 has it.
 *
 * @param title the kind of problem
 * @param detail what to do about this one
 */
public record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }
}
