package dev.tillstream.trainer.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

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

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }

    /** The same, of one field of the request. */
    public Problem in(String name) {
        return new Problem(type, title, status, detail, name);
    }

    /** Ends a request with this as its answer. */
    public WebApplicationException asAnswer() {
        return new WebApplicationException(Response.status(status).type(MEDIA_TYPE).entity(this).build());
    }
}
