package dev.tillstream.standalone;

import java.io.IOException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import dev.tillstream.ingest.job.Ingest;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives ingest the sample workbook when it was given nothing else. */
@ApplicationScoped
public class Sample {

    private final Ingest ingest;
    private final boolean wanted;

    Sample(Ingest ingest, @ConfigProperty(name = "standalone.sample") boolean wanted) {
        this.ingest = ingest;
        this.wanted = wanted;
    }

    /** Behind ingest's own start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) throws IOException {
        if (wanted && !ingest.hasSources()) {
            Home.resolve().sample().ifPresent(ingest::submitFile);
        }
    }
}
