package dev.tillstream.serving.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.Progress;
import dev.tillstream.serving.topic.EventRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes in the counters of the other services. The registered type is read by Jackson, also in a native image. */
@ApplicationScoped
@RegisterForReflection(targets = Progress.class)
public class ProgressChannel {

    private static final Logger LOG = Logger.getLogger(ProgressChannel.class);

    private final Reconciliation reconciliation;

    ProgressChannel(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Incoming("serving-progress-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> poll) {
        for (ConsumerRecord<String, byte[]> record : poll) {
            try {
                take(record);
            } catch (MalformedEventException e) {
                LOG.warnf("TILL-SRV-005 progress not understood key=%s offset=%d reason=\"%s\"", record.key(),
                        record.offset(), e.getMessage());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            throw new MalformedEventException("the record has no key", null);
        }
        if (record.value() == null) {
            reconciliation.remove(record.key());
            return;
        }
        reconciliation.put(record.key(), EventRecords.decode(record, Progress.class));
    }
}
