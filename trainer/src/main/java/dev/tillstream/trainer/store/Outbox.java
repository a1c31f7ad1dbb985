package dev.tillstream.trainer.store;

/** Where records are sent to one topic. */
@FunctionalInterface
public interface Outbox {

    /**
     * Returns when the broker has acknowledged the record.
     *
     * @param value null to remove what the key stands for
     * @throws RuntimeException if it was not acknowledged
     */
    void send(String key, byte[] value);
}
