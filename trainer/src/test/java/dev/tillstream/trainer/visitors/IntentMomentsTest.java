package dev.tillstream.trainer.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import org.junit.jupiter.api.Test;

class IntentMomentsTest {

    @Test
    void shouldKnowWhatTheVisitorDidUntilTheLook() {
        // Given
        VisitorHistories histories = new Visits().look("PT0S", 3, 1).look("PT1M", 3, 2).look("PT5M30S", 3, 1)
                .cart("PT6M", 3, 1).look("PT7M", 3, 4).event("PT8M", 3, Action.TRANSACTION, 1)
                .look("PT50H", 3, 1).histories();
        // Then: nothing of the first session is observed behind the cart
        assertThat(moments(histories)).containsExactly(
                List.of(1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                List.of(2.0, 2.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0),
                List.of(3.0, 2.0, 2.0, 5.0, 0.0, 0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 2.0));
    }

    @Test
    void shouldNotObserveSessionsThatBeginWithTheCart() {
        // Given
        VisitorHistories histories = new Visits().cart("PT0S", 3, 1).look("PT1M", 3, 2).histories();
        // Then
        assertThat(moments(histories)).isEmpty();
    }

    @Test
    void shouldObserveTheFirstLooksOfALongSessionOnly() {
        // Given
        Visits visits = new Visits();
        for (int look = 0; look < 50; look++) {
            visits.look("PT" + look + "M", 3, look % 7);
        }
        // When
        List<List<Double>> moments = moments(visits.histories());
        // Then
        assertThat(moments).hasSize(IntentMoments.MOST_LOOKS);
        assertThat(moments.get(IntentMoments.MOST_LOOKS - 1)).startsWith(20.0, 7.0, 3.0, 19.0);
    }

    /** Whatever comes after a moment: whether it is observed, and what is known at it, stays as it is. */
    @Test
    void shouldNotDependOnWhatComesAfterTheMoment() {
        // Given
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(8, 4_000, events::add);
        events.sort(Comparator.comparing(VisitorEvent::timestamp));
        Map<String, List<Double>> before = byLook(Visits.histories(events));
        Random random = new Random(5);
        for (int cut : new int[]{500, 1_700, 2_900}) {
            // When: everything from there on is another action with another item
            Instant from = events.get(cut).timestamp();
            List<VisitorEvent> changed = new ArrayList<>();
            for (VisitorEvent event : events) {
                Action action = Action.values()[random.nextInt(3)];
                changed.add(event.timestamp().isBefore(from)
                        ? event
                        : new VisitorEvent(event.timestamp(), event.visitorId(), action, random.nextInt(9),
                                action == Action.TRANSACTION ? 1L : null));
            }
            // Then
            assertThat(until(from, byLook(Visits.histories(changed)))).isEqualTo(until(from, before)).isNotEmpty();
            // When: there is nothing from there on
            changed.removeIf(event -> !event.timestamp().isBefore(from));
            // Then
            assertThat(byLook(Visits.histories(changed))).isEqualTo(until(from, before));
        }
    }

    private static Map<String, List<Double>> until(Instant time, Map<String, List<Double>> moments) {
        Map<String, List<Double>> earlier = new LinkedHashMap<>(moments);
        earlier.keySet().removeIf(key -> Long.parseLong(key.split(" ")[0]) >= time.toEpochMilli());
        return earlier;
    }

    private static Map<String, List<Double>> byLook(VisitorHistories histories) {
        Map<String, List<Double>> moments = new LinkedHashMap<>();
        IntentMoments.forEach(histories, (visitor, place, point) -> moments.put(
                histories.time(place) + " " + histories.visitorId(visitor) + " " + point[0], list(point)));
        return moments;
    }

    private static List<List<Double>> moments(VisitorHistories histories) {
        List<List<Double>> moments = new ArrayList<>();
        IntentMoments.forEach(histories, (visitor, place, point) -> moments.add(list(point)));
        return moments;
    }

    private static List<Double> list(double[] point) {
        List<Double> list = new ArrayList<>();
        for (double value : point) {
            list.add(value);
        }
        return list;
    }
}
