package dev.tillstream.serving.cards;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.serving.model.ModelKey;
import dev.tillstream.serving.model.ServedModels;
import dev.tillstream.serving.topic.EventRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes in the cards' topic. The registered types are read and written by Jackson, also in a native image. */
@ApplicationScoped
@RegisterForReflection(targets = {ClusterCards.class, ClusterCards.Card.class, ClusterCards.Quartiles.class,
        ClusterCards.TypicalProduct.class, ClusterCards.TypicalCountry.class})
public class CardsChannel {

    private static final Logger LOG = Logger.getLogger(CardsChannel.class);

    private final CardShelf shelf;
    private final ServedModels models;

    CardsChannel(CardShelf shelf, ServedModels models) {
        this.shelf = shelf;
        this.models = models;
    }

    @Incoming("cards-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> poll) {
        for (ConsumerRecord<String, byte[]> record : poll) {
            try {
                take(record);
            } catch (MalformedEventException e) {
                LOG.warnf("TILL-SRV-006 cards not understood key=%s offset=%d reason=\"%s\"", record.key(),
                        record.offset(), e.getMessage());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        ModelKey key = ModelKey.parse(record.key()).orElseThrow(
                () -> new MalformedEventException("the record's key is not family/version/revision", null));
        if (record.value() == null) {
            shelf.remove(key.family(), key.version(), key.revision());
            return;
        }
        ClusterCards cards = EventRecords.decode(record, ClusterCards.class);
        if (!cards.key().equals(record.key())) {
            throw new MalformedEventException("the record's key is not that of its cards, " + cards.key(), null);
        }
        shelf.put(cards, models.family(cards.family()).served(cards.version())
                .map(served -> served.manifest().revision()).orElse(0L));
    }
}
