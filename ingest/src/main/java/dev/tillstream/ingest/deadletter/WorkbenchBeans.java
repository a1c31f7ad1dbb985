package dev.tillstream.ingest.deadletter;

import java.util.HashMap;
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
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes the workbench of the service's settings. */
@ApplicationScoped
@RegisterForReflection(targets = {Repair.class, Progress.class})
class WorkbenchBeans {

    /** Somebody waits for the answer, be it that Kafka is gone. */
    private static final int SHORT_MILLIS = 5_000;
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
        Map<String, Object> common = new HashMap<>(kafka);
        common.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, SHORT_MILLIS);
        common.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, SHORT_MILLIS);
        return new KafkaClients(common, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, SHORT_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SHORT_MILLIS,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS));
    }
}
