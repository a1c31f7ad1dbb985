package dev.tillstream.ingest.cli;

import java.util.Map;

import dev.tillstream.ingest.publish.KafkaClients;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka clients of the command line. */
final class CliKafka {

    private CliKafka() {}

    static KafkaClients clients(String bootstrapServers) {
        // Somebody is waiting at the terminal: a broker that is not there should be known soon.
        Map<String, Object> common = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        Map<String, Object> producer = Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, 20,
                ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 32 << 20);
        return new KafkaClients(common, producer);
    }
}
