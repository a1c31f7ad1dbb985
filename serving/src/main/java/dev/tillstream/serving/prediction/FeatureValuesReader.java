package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads prediction requests: a streaming parser, no binding, and never more than the limit in memory. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class FeatureValuesReader implements ServerMessageBodyReader<FeatureValues> {

    private final int maxBytes;

    public FeatureValuesReader(ServingConfig config) {
        this.maxBytes = config.maxRequestBytes();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo method,
            MediaType mediaType) {
        return type == FeatureValues.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == FeatureValues.class;
    }

    @Override
    public FeatureValues readFrom(Class<FeatureValues> type, Type genericType, MediaType mediaType,
            ServerRequestContext context) throws IOException {
        return read(context.getInputStream());
    }

    @Override
    public FeatureValues readFrom(Class<FeatureValues> type, Type genericType, Annotation[] annotations,
            MediaType mediaType, MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return read(body);
    }

    private FeatureValues read(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new ProblemException(Problem.of(413, "the body is longer than " + maxBytes + " bytes"));
        }
        return FeatureJson.read(body);
    }
}
