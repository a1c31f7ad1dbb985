package dev.tillstream.data.visitor;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/**
 * The event that a batch's fields stand at: another one after each {@link BatchFields#next()}. Values are read when they
 * are asked for, and are as good as what the batch was written from: only their form is checked, which is an
 * {@link UncheckedIOException} where it is wrong. Not thread-safe.
 */
public final class StoredEvent {

    private final BatchFields fields;

    /** @param fields of a batch of {@link VisitorEvents#DATASET} */
    public StoredEvent(BatchFields fields) {
        this.fields = fields;
    }

    /** Since 1970-01-01T00:00Z. */
    public long epochMillis() {
        return whole(VisitorEvents.TIMESTAMP);
    }

    public long visitorId() {
        return whole(VisitorEvents.VISITOR);
    }

    public long itemId() {
        return whole(VisitorEvents.ITEM);
    }

    public Action action() {
        String text = fields.text(VisitorEvents.EVENT);
        if (text == null) {
            throw new UncheckedIOException(fields.missing(VisitorEvents.EVENT));
        }
        for (Action action : Action.values()) {
            if (action.text().equals(text)) {
                return action;
            }
        }
        throw new UncheckedIOException(fields.wrong(VisitorEvents.EVENT, "is none of the known events"));
    }

    /** Ids and times are whole numbers below 2<sup>53</sup>, which a double holds exactly. */
    private long whole(int column) {
        try {
            return (long) fields.number(column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
