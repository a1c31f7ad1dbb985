package dev.tillstream.trainer.kafka;

import jakarta.inject.Singleton;

import dev.tillstream.trainer.store.Outbox;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Where the trainer's events go. */
@Singleton
public class Outboxes {

    private final Outbox models;
    private final Outbox refusedModels;
    private final Outbox cards;
    private final Outbox progress;

    Outboxes(@Channel("models-out") MutinyEmitter<Record<String, byte[]>> models,
            @Channel("models-refused-out") MutinyEmitter<Record<String, byte[]>> refusedModels,
            @Channel("cards-out") MutinyEmitter<Record<String, byte[]>> cards,
            @Channel("training-progress-out") MutinyEmitter<Record<String, byte[]>> progress) {
        this.models = new ChannelOutbox(models);
        this.refusedModels = new ChannelOutbox(refusedModels);
        this.cards = new ChannelOutbox(cards);
        this.progress = new ChannelOutbox(progress);
    }

    public Outbox models() {
        return models;
    }

    public Outbox refusedModels() {
        return refusedModels;
    }

    public Outbox cards() {
        return cards;
    }

    public Outbox progress() {
        return progress;
    }
}
