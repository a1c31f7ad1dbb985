package dev.tillstream.serving;

import java.util.OptionalInt;

import jakarta.inject.Singleton;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop for each processor: predictions never block one, so that more of them would only wake up more often for
 * less work each.
 */
@Singleton
class EventLoops implements VertxOptionsCustomizer {

    private final OptionalInt configured;

    EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt configured) {
        this.configured = configured;
    }

    @Override
    public void accept(VertxOptions options) {
        if (configured.isEmpty()) {
            options.setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()));
        }
    }
}
