package dev.tillstream.ingest;

import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One broker for all tests that are extended with this; it ends with the last of them. Each test has its own topics. */
public final class SharedKafka implements BeforeAllCallback {

    private static EmbeddedKafka kafka;

    @Override
    public void beforeAll(ExtensionContext context) {
        kafka = context.getRoot().getStore(Namespace.create(SharedKafka.class)).computeIfAbsent("broker",
                name -> start(), EmbeddedKafka.class);
    }

    public static String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** With one partition. */
    public static void createTopic(String name) {
        kafka.createTopic(name, 1, Map.of());
    }

    private static EmbeddedKafka start() {
        // By default, transactions beyond their timeout are looked for every ten seconds.
        return EmbeddedKafka.builder().property("transaction.abort.timed.out.transaction.cleanup.interval.ms", "100")
                .start();
    }
}
