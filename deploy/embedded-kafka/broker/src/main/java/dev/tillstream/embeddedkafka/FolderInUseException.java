package dev.tillstream.embeddedkafka;

import java.nio.file.Path;

/** Another broker, in this process or another one, works in the folder. */
public final class FolderInUseException extends EmbeddedKafkaException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("Another Kafka broker works in the folder " + folder + ": stop it, or choose another folder.");
    }
}
