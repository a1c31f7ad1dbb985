package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes predictions straight to bytes: the hot path of the service. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class PredictionWriter implements ServerMessageBodyWriter<Prediction> {

    private static final byte[] MODEL = AsciiJson.ascii("{\"model\":\"");
    private static final byte[] CLUSTER = AsciiJson.ascii("\",\"cluster\":");
    private static final byte[] QUANTITY = AsciiJson.ascii(",\"input\":{\"quantity\":");
    private static final byte[] PRICE = AsciiJson.ascii(",\"price\":");
    private static final byte[] SILHOUETTE = AsciiJson.ascii("},\"silhouette_score\":");
    private static final byte[] END = AsciiJson.ascii("}");

    /** Longer than any prediction: the names of models are short and plain, see ServedModel. */
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

    static byte[] bytes(Prediction prediction) {
        AsciiJson json = new AsciiJson(ROOM);
        json.raw(MODEL).raw(prediction.model());
        json.raw(CLUSTER).number(prediction.cluster());
        json.raw(QUANTITY).number(prediction.input().quantity());
        json.raw(PRICE).number(prediction.input().price());
        json.raw(SILHOUETTE).number(prediction.silhouetteScore()).raw(END);
        return json.bytes();
    }
}
