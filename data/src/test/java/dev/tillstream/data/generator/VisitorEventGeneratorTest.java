package dev.tillstream.data.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.data.visitor.VisitorEvents;
import org.junit.jupiter.api.Test;

class VisitorEventGeneratorTest {

    private static final int MANY = 200_000;

    @Test
    void shouldMakeTheSameEventsOnEveryMachine() {
        MessageDigest digest = Sha256.start();
        RowJson<VisitorEvent> json = new RowJson<>(VisitorEvents.DATASET);
        VisitorEventGenerator.generate(42, 40_000, event -> digest.update(json.encode(event)));
        assertThat(Sha256.finish(digest)).isEqualTo("8948049579d5715ea3814db4d5ae85aa04f017ed597ee0e1572dcf01debf0628");
    }

    @Test
    void shouldMakeAsManyEventsAsAskedAndOthersFromAnotherSeed() {
        // Then
        assertThat(events(7, 3_000)).isNotEqualTo(events(8, 3_000)).hasSize(3_000);
        assertThat(events(7, 0)).isEmpty();
        assertThat(events(7, 1)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> events(7, -1));
    }

    @Test
    void shouldMakeThemInOrderOfTimeOverTheMonthsOfTheRealTable() {
        // When
        List<VisitorEvent> events = events(1, 20_000);
        // Then
        assertThat(events).isSortedAccordingTo(Comparator.comparing(VisitorEvent::timestamp));
        assertThat(events.get(0).timestamp()).isBetween("2015-05-03T03:00:00Z", "2015-05-03T03:10:00Z");
        assertThat(events.get(19_999).timestamp()).isBetween("2015-09-17T00:00:00Z", "2015-09-18T04:00:00Z");
    }

    /** 2,664,312 views, 69,332 additions, 22,457 purchases in 17,672 transactions, 1,407,580 visitors of the real ones. */
    @Test
    void shouldHaveTheProportionsOfTheRealTable() {
        // When
        List<VisitorEvent> events = events(1, MANY);
        // Then
        assertThat(share(events, event -> event.action() == Action.VIEW)).isCloseTo(0.967, within(0.005));
        assertThat(share(events, event -> event.action() == Action.ADDTOCART)).isCloseTo(0.025, within(0.004));
        assertThat(share(events, event -> event.action() == Action.TRANSACTION)).isCloseTo(0.0081, within(0.0015));
        long transactions = events.stream().map(VisitorEvent::transactionId).filter(id -> id != null).distinct()
                .count();
        assertThat(share(events, event -> event.transactionId() != null) * MANY / transactions).isBetween(1.05, 1.4);
        assertThat(distinct(events, true)).isCloseTo(0.51, within(0.03));
        assertThat(distinct(events, false)).isCloseTo(0.085, within(0.02));
    }

    @Test
    void shouldPutIntoTheCartOnlyWhatWasLookedAtAndBuyOnlyWhatIsInTheCart() {
        // Given
        Map<Long, Set<Long>> looked = new HashMap<>();
        Map<Long, Set<Long>> inCart = new HashMap<>();
        // Then
        for (VisitorEvent event : events(3, 50_000)) {
            Set<Long> items = looked.computeIfAbsent(event.visitorId(), visitor -> new HashSet<>());
            Set<Long> cart = inCart.computeIfAbsent(event.visitorId(), visitor -> new HashSet<>());
            switch (event.action()) {
                case VIEW -> items.add(event.itemId());
                case ADDTOCART -> {
                    assertThat(items).contains(event.itemId());
                    cart.add(event.itemId());
                }
                case TRANSACTION -> assertThat(cart).contains(event.itemId());
            }
        }
    }

    /** What there is to learn: after an item, a visitor mostly looks at few certain others. */
    @Test
    void shouldLookAtCertainItemsAfterAnItem() {
        // Given
        Map<Long, VisitorEvent> last = new HashMap<>();
        Map<Long, Map<Long, Integer>> followers = new HashMap<>();
        Map<Long, Integer> views = new HashMap<>();
        for (VisitorEvent event : events(5, MANY)) {
            VisitorEvent before = last.put(event.visitorId(), event);
            if (before != null && event.action() == Action.VIEW && before.itemId() != event.itemId()) {
                followers.computeIfAbsent(before.itemId(), item -> new HashMap<>()).merge(event.itemId(), 1,
                        Integer::sum);
                views.merge(event.itemId(), 1, Integer::sum);
            }
        }
        // When
        List<Map<Long, Integer>> known = followers.values().stream().filter(
                some -> some.values().stream().mapToInt(count -> count).sum() >= 20).collect(Collectors.toList());
        double ofTheTen = known.stream().mapToDouble(VisitorEventGeneratorTest::ofTheTenMostFrequent).average()
                .orElseThrow();
        // Then
        assertThat(known).hasSizeGreaterThan(50);
        assertThat(ofTheTen).isGreaterThan(2 * ofTheTenMostFrequent(views));
    }

    private static double ofTheTenMostFrequent(Map<Long, Integer> counts) {
        double all = counts.values().stream().mapToInt(count -> count).sum();
        return counts.values().stream().sorted(Comparator.reverseOrder()).limit(10).mapToInt(count -> count).sum()
                / all;
    }

    private static double share(List<VisitorEvent> events, Predicate<VisitorEvent> which) {
        return (double) events.stream().filter(which).count() / events.size();
    }

    private static double distinct(List<VisitorEvent> events, boolean visitors) {
        return (double) events.stream().map(event -> visitors ? event.visitorId() : event.itemId()).distinct().count()
                / events.size();
    }

    private static List<VisitorEvent> events(long seed, long count) {
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(seed, count, events::add);
        return events;
    }
}
