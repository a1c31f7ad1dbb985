package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

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
        byte[] body = bytes(stream);
        if (body.length > maxBytes) {
            throw new ProblemException(Problem.of(413, "the body is longer than " + maxBytes + " bytes"));
        }
        return FeatureJson.read(body);
    }

    /** The body, or so much of it that it is seen to be too long. What has come already takes no more than its length. */
    private byte[] bytes(InputStream stream) throws IOException {
        byte[] come = new byte[Math.min(stream.available(), maxBytes + 1)];
        int length = stream.readNBytes(come, 0, come.length);
        int next = length > maxBytes ? -1 : stream.read();
        if (next < 0) {
            return length == come.length ? come : Arrays.copyOf(come, length);
        }
        byte[] rest = stream.readNBytes(maxBytes - length);
        byte[] all = Arrays.copyOf(come, length + 1 + rest.length);
        all[length] = (byte) next;
        System.arraycopy(rest, 0, all, length + 1, rest.length);
        return all;
    }
}
