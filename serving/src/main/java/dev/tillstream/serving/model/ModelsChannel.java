package dev.tillstream.serving.model;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.tillstream.data.event.RecordHeaders;
import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in the models' topic, a poll at a time, on one worker thread. */
@ApplicationScoped
public class ModelsChannel {

    private final ServedModels models;
    private final Event<VersionSwapped> swaps;
    private final Event<ModelRefused> refusals;

    ModelsChannel(ServedModels models, Event<VersionSwapped> swaps, Event<ModelRefused> refusals) {
        this.models = models;
        this.swaps = swaps;
        this.refusals = refusals;
    }

    @Incoming("models-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> poll) {
        List<Announcement> announcements = new ArrayList<>(poll.count());
        for (ConsumerRecord<String, byte[]> record : poll) {
            announcements.add(new Announcement(record.key(), record.value(), schemaVersion(record), record.offset()));
        }
        SwapReport report = models.announce(announcements);
        // Only now: an observer that fails must not keep a model out of service.
        report.refused().forEach(refusals::fire);
        report.swapped().forEach(swaps::fire);
    }

    private static String schemaVersion(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(RecordHeaders.SCHEMA_VERSION);
        return header == null ? null : RecordHeaders.text(header.value());
    }
}
