package dev.tillstream.ingest;

import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker of a test's own, which can go away: the test's field of type {@link Runnable} ends it. */
public final class VanishingKafka implements QuarkusTestResourceLifecycleManager {

    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        kafka = EmbeddedKafka.builder().start();
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable vanish = kafka::close;
        injector.injectIntoFields(vanish, new TestInjector.MatchesType(Runnable.class));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
