package dev.tillstream.trainer.kafka;

import java.util.List;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.trainer.store.Outbox;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends through a channel, with the events' schema version in a header. */
final class ChannelOutbox implements Outbox {

    private final MutinyEmitter<Record<String, byte[]>> channel;

    ChannelOutbox(MutinyEmitter<Record<String, byte[]>> channel) {
        this.channel = channel;
    }

    @Override
    public void send(String key, byte[] value) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withHeaders(List.of(new RecordHeader(RecordHeaders.SCHEMA_VERSION,
                        RecordHeaders.value(EventJson.SCHEMA_VERSION))))
                .build();
        channel.sendMessageAndAwait(Message.of(Record.of(key, value)).addMetadata(metadata));
    }
}
