package dev.tillstream.ingest.deadletter;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.Repair;
import dev.tillstream.ingest.job.IngestConfig;
import dev.tillstream.ingest.publish.KafkaClients;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes the workbench of the service's settings. */
@ApplicationScoped
@RegisterForReflection(targets = {Repair.class, Progress.class})
class WorkbenchBeans {

    /** Somebody waits for the answer, be it that Kafka is gone. */
    private static final Duration SHORT = Duration.ofSeconds(5);
    /** How long a transaction that a dying instance leaves open can hold up those who read the rows. */
    private static final int TRANSACTION_MILLIS = 15_000;

    @Produces
    @Singleton
    Workbench workbench(IngestConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new Workbench(clients(kafka), config.topicNames(), config.repairsTopic(), config.readOptions().zone());
    }

    void close(@Disposes Workbench workbench) {
        workbench.close();
    }

    static KafkaClients clients(Map<String, Object> kafka) {
        int shortMillis = (int) SHORT.toMillis();
        return new KafkaClients(kafka, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, shortMillis,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, shortMillis,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS)).within(SHORT);
    }
}
