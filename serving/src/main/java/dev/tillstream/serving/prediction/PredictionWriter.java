package dev.tillstream.serving.prediction;

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
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes predictions straight to bytes: the hot path of the service. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class PredictionWriter implements ServerMessageBodyWriter<Prediction> {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    /** Longer than any prediction, so that the buffer never grows. */
    private static final int ROOM = 256;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo method,
            MediaType mediaType) {
        return type == Prediction.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Prediction.class;
    }

    @Override
    public void writeResponse(Prediction prediction, Type genericType, ServerRequestContext context)
            throws IOException {
        context.serverResponse().end(bytes(prediction));
    }

    @Override
    public void writeTo(Prediction prediction, Class<?> type, Type genericType, Annotation[] annotations,
            MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(bytes(prediction));
    }

    static byte[] bytes(Prediction prediction) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder(ROOM);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", prediction.model());
            json.writeNumberField("cluster", prediction.cluster());
            json.writeObjectFieldStart("input");
            json.writeNumberField("quantity", prediction.input().quantity());
            json.writeNumberField("price", prediction.input().price());
            json.writeEndObject();
            json.writeNumberField("silhouette_score", prediction.silhouetteScore());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
