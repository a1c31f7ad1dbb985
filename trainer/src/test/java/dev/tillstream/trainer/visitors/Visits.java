package dev.tillstream.trainer.visitors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/** Events made by hand, and the histories of some. */
final class Visits {

    private static final Instant BEGIN = Instant.parse("2015-05-03T00:00:00Z");

    private final List<VisitorEvent> events = new ArrayList<>();

    /** @param at since the begin of time, such as {@code PT1H} */
    Visits event(String at, long visitor, Action action, long item) {
        events.add(new VisitorEvent(BEGIN.plus(Duration.parse(at)), visitor, action, item,
                action == Action.TRANSACTION ? 1L : null));
        return this;
    }

    Visits look(String at, long visitor, long item) {
        return event(at, visitor, Action.VIEW, item);
    }

    Visits cart(String at, long visitor, long item) {
        return event(at, visitor, Action.ADDTOCART, item);
    }

    List<VisitorEvent> events() {
        return events;
    }

    VisitorHistories histories() {
        return histories(events);
    }

    static VisitorHistories histories(List<VisitorEvent> events) {
        EventColumns columns = new EventColumns();
        events.forEach(event -> columns.add(event.timestamp().toEpochMilli(), event.visitorId(), event.itemId(),
                event.action()));
        return VisitorHistories.of(columns);
    }
}
