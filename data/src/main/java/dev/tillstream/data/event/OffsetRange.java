package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of one partition. Not every offset in it holds a row: marks and transaction records take some.
 *
 * @param first offset of the first row
 * @param last offset of the last row, inclusive
 */
public record OffsetRange(String topic, int partition, long first, long last) {
    public OffsetRange {
        requireNonNull(topic, "topic");
        if (partition < 0 || first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "not a range of offsets: " + topic + "-" + partition + " from " + first + " to " + last);
        }
    }

    /** Whether both have an offset in common. */
    public boolean overlaps(OffsetRange other) {
        return topic.equals(other.topic) && partition == other.partition && first <= other.last && other.first <= last;
    }
}
