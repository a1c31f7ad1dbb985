package dev.tillstream.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.embeddedkafka.EmbeddedKafkaException;
import io.quarkus.runtime.Quarkus;

/**
 * The packaged program: starts the embedded broker, unless another one is set, then the four services over it. Dev mode
 * and tests don't start here: their broker comes from its Dev Service, so that a live reload keeps it.
 */
public class Standalone {

    private static final String BROKER = "kafka.bootstrap.servers";

    /** Set where a build tool starts this program: it does not hand on the signal that ends it. */
    private static final String STOP_WITH_PARENT = "tillstream.stop-with-parent";

    public static void main(String... args) {
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(Quarkus::asyncExit));
        }
        Home home = Home.resolve();
        Settings.setDefault(Home.SETTING, home.folder().toString());
        if (Settings.find("KAFKA_BOOTSTRAP_SERVERS").or(() -> Settings.find(BROKER)).isPresent()) {
            Quarkus.run(args);
        } else {
            runWithBroker(home, args);
        }
    }

    private static void runWithBroker(Home home, String... args) {
        EmbeddedKafka kafka;
        try {
            kafka = EmbeddedKafka.builder().folder(home.kafka()).property("log.retention.ms", "-1").start();
        } catch (EmbeddedKafkaException e) {
            System.err.println("Tillstream can't start its broker: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.setProperty(BROKER, kafka.bootstrapServers());
        CountDownLatch finished = new CountDownLatch(1);
        // The services' clients end first, then the broker: this hook keeps the JVM until then.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeBehind(finished, kafka), "broker-shutdown"));
        AtomicInteger status = new AtomicInteger();
        Quarkus.run(null, (code, failure) -> {
            status.set(code);
            if (failure != null) {
                System.err.println("Tillstream can't run:");
                failure.printStackTrace();
            }
        }, args);
        finished.countDown();
        System.exit(status.get());
    }

    private static void closeBehind(CountDownLatch finished, EmbeddedKafka kafka) {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kafka.close();
    }
}
