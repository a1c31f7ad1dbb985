package dev.tillstream.serving.http;

import java.io.IOException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The error of protocols that are older than problem details: system 4's and the Open Inference Protocol's. */
@Schema(name = "Error", description = "What is wrong, in one sentence")
public record ErrorAnswer(@Schema(examples = "TotalAmount is missing") String error) implements JsonAnswer {

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("error", error);
        json.writeEndObject();
    }

    /** The problem in this form, with its status and the time to wait. */
    public static Response of(ProblemException e) {
        Response.ResponseBuilder response = Response.status(e.problem().status()).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorAnswer(e.problem().detail()));
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }
}
