package dev.tillstream.data.visitor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import dev.tillstream.data.dataset.Row;

/**
 * Something that a visitor of a shop's site did, as the <i>RetailRocket</i> dataset holds it.
 *
 * @param timestamp when, truncated to the millisecond
 * @param visitorId who; not negative
 * @param action what
 * @param itemId with which item; not negative
 * @param transactionId of which purchase, or null for anything but a purchase
 */
public record VisitorEvent(Instant timestamp, long visitorId, Action action, long itemId, Long transactionId)
        implements
        Row {

    /** What a visitor can do. */
    public enum Action {
        VIEW, ADDTOCART, TRANSACTION;

        /** As files and topics write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public VisitorEvent {
        timestamp = requireNonNull(timestamp, "timestamp").truncatedTo(ChronoUnit.MILLIS);
        requireNonNull(action, "event");
        if (visitorId < 0 || itemId < 0) {
            throw new IllegalArgumentException("an id is negative: visitor " + visitorId + ", item " + itemId);
        }
    }

    /** The visitor: one's events keep their order. */
    @Override
    public String key() {
        return Long.toString(visitorId);
    }

    @Override
    public Instant time() {
        return timestamp;
    }
}
