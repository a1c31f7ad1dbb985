package dev.tillstream.systemtest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Announces revision after revision of all three versions, as a trainer would. A revision's only cluster has ten times its
 * number.
 */
final class Announcer implements AutoCloseable {

    static final String FAMILY = "transaction-clusters";

    private static final String TOPIC = "retail-models";

    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong revision = new AtomicLong();

    Announcer(String broker) throws ExecutionException, InterruptedException {
        Map<String, Object> client = Map.of("bootstrap.servers", broker);
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all().get();
        }
        producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    /** One revision after the other, until {@link #stop}. */
    void goOn(long everyMillis) {
        clock.scheduleAtFixedRate(this::next, 0, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** Returns when the broker has all that was announced. @return the last revision */
    long stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("an announcement takes longer than a minute");
        }
        producer.flush();
        return revision.get();
    }

    long revision() {
        return revision.get();
    }

    private void next() {
        long number = revision.incrementAndGet();
        for (int version = 1; version <= 3; version++) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC,
                    FAMILY + "/" + version + "/" + number, event(version, number));
            record.headers().add("schema-version", "1".getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        }
    }

    private static byte[] event(int version, long revision) {
        byte[] artefact = String.format(Locale.ROOT, """
                {"format":"tillstream-model","formatVersion":1,"kind":"k-means","features":["quantity","price"],\
                "scaling":{"kind":"standard","mean":[0.0,0.0],"scale":[1.0,1.0]},\
                "clusters":[{"cluster":%d,"centroid":[0.0,0.0]}]}""", 10 * revision).getBytes(StandardCharsets.UTF_8);
        return String.format(Locale.ROOT, """
                {"manifest":{"family":"%s","version":%d,"revision":%d,"dataset":"online-retail","algorithm":"k-means",\
                "features":["quantity","price"],"dataSize":10,"metrics":{"silhouette":0.5},"clusterSizes":[10],\
                "recipe":{"k":"1"},"provenance":{"batches":1,"firstBatch":"a-0-0","lastBatch":"a-0-0",\
                "rowsOfLastBatch":10},"trainedAt":"2026-01-15T10:30:00Z","trainingSeconds":0.5,"library":"none",\
                "artefactSha256":"%s"},"artefact":"%s","probes":[{"input":[3.0,4.0],"answer":[%d.0,5.0,%d.0,0.0]}]}""",
                FAMILY, version, revision, sha256(artefact), Base64.getEncoder().encodeToString(artefact),
                10 * revision, 10 * revision).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
