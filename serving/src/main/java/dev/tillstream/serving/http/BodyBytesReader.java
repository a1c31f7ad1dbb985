package dev.tillstream.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import dev.tillstream.serving.ServingConfig;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads bodies, never more than the limit. Quarkus calls it once a short body has come, and on a worker thread for one
 * that is longer than its buffer.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class BodyBytesReader implements ServerMessageBodyReader<BodyBytes> {

    private final int maxBytes;

    public BodyBytesReader(ServingConfig config) {
        this.maxBytes = config.maxBulkBytes();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo method,
            MediaType mediaType) {
        return type == BodyBytes.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == BodyBytes.class;
    }

    @Override
    public BodyBytes readFrom(Class<BodyBytes> type, Type genericType, MediaType mediaType,
            ServerRequestContext context) throws IOException {
        return read(context.getInputStream());
    }

    @Override
    public BodyBytes readFrom(Class<BodyBytes> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return read(body);
    }

    /** One byte more is enough to see that there are too many; the problem is the resource's, in its own form. */
    private BodyBytes read(InputStream body) throws IOException {
        return new BodyBytes(body.readNBytes(maxBytes + 1));
    }
}
