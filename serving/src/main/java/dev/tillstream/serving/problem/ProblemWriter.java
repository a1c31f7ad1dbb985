package dev.tillstream.serving.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes problems without the members that have no value. */
@Provider
@Produces(Problem.MEDIA_TYPE)
public class ProblemWriter implements ServerMessageBodyWriter<Problem> {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo method,
            MediaType mediaType) {
        return type == Problem.class;
    }

    /** Also where no method was found for the request, of which the other form knows nothing. */
    @Override
    public void writeResponse(Problem problem, Type genericType, ServerRequestContext context) throws IOException {
        context.serverResponse().end(bytes(problem));
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Problem.class;
    }

    @Override
    public void writeTo(Problem problem, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        write(problem, out);
    }

    /** The problem as UTF-8. */
    public static byte[] bytes(Problem problem) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(problem, bytes);
        return bytes.toByteArray();
    }

    private static void write(Problem problem, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", problem.type());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            writeIfAny(json, "detail", problem.detail());
            writeIfAny(json, "instance", problem.instance());
            writeIfAny(json, "field", problem.field());
            writeIfAny(json, "error", problem.error());
            if (!problem.errors().isEmpty()) {
                writeErrors(json, problem);
            }
            json.writeEndObject();
        }
    }

    private static void writeErrors(JsonGenerator json, Problem problem) throws IOException {
        json.writeArrayFieldStart("errors");
        for (FieldFault fault : problem.errors()) {
            json.writeStartObject();
            writeIfAny(json, "field", fault.field());
            json.writeStringField("detail", fault.detail());
            if (fault.index() != null) {
                json.writeNumberField("index", fault.index());
            }
            if (fault.line() != null) {
                json.writeNumberField("line", fault.line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeIfAny(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
