package dev.tillstream.ingest.deadletter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.common.TopicPartition;

/**
 * Identifies a dead letter by the place where it is kept. As a text it is {@code topic-partition-offset}, which needs no
 * escaping in a URL.
 *
 * @param topic that of the dead letters, not of the rows
 */
record LetterId(String topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9._-]{1,249})-(\\d{1,9})-(\\d{1,18})");

    LetterId {
        requireNonNull(topic, "topic");
    }

    /** @return empty if the text is no id */
    static Optional<LetterId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new LetterId(parts.group(1), Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
