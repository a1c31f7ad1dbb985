package dev.tillstream.data.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/**
 * Makes events of the shape of <i>RetailRocket</i>'s table, in order of time over the same four and a half months: about
 * two events for a visitor, most of whom come once and look once; few items that many look at and many that few do; and
 * of a hundred events 97 views, 2.5 additions to the cart and 0.8 purchases, several items of one transaction at times.
 * Two things can be learned from them. Items belong to groups, and a visit stays mostly in one, in which some items are
 * looked at after certain others. And those who look at an item again, or stay long, put it into the cart more often. The
 * same seed and number give the same events on every JVM, see {@link TransactionGenerator}.
 */
public final class VisitorEventGenerator {

    /** Events of the real table. */
    public static final long FULL_SIZE = 2_756_101;

    private static final Instant FIRST = Instant.parse("2015-05-03T03:00:04.384Z");
    private static final Duration SPAN = Duration.ofMillis(11_878_583_404L);
    private static final int LONGEST_PAUSE = 240_000;
    private static final double EVENTS_OF_A_VISITOR = 1.96;
    private static final double EVENTS_OF_AN_ITEM = 11.7;
    private static final int FEWEST_ITEMS = 400;
    private static final int ITEMS_OF_A_GROUP = 40;
    private static final double RETURNS = 0.12;
    private static final double EAGER = 0.12;

    private final Random random;
    private final long seed;
    private final long events;
    private final Consumer<VisitorEvent> sink;
    private final int groups;
    private final long visitors;
    /** Visits that go on, the one whose next event is the earliest first. */
    private final PriorityQueue<Visit> visits = new PriorityQueue<>(
            Comparator.comparingLong((Visit visit) -> visit.next).thenComparingLong(visit -> visit.number));
    private long made;
    private long begun;
    private long newcomers;
    private long transactions;

    private VisitorEventGenerator(long seed, long events, Consumer<VisitorEvent> sink) {
        this.random = new Random(seed);
        this.seed = seed;
        this.events = events;
        this.sink = sink;
        this.groups = (int) Math.max(FEWEST_ITEMS, events / EVENTS_OF_AN_ITEM) / ITEMS_OF_A_GROUP;
        this.visitors = Math.max(1, (long) (events / EVENTS_OF_A_VISITOR));
    }

    /** Somebody's visit: what they look at, and what may come of it. */
    private static final class Visit {
        private final long number;
        private final long visitor;
        private final int interest;
        private final boolean eager;
        private long next;
        private int group;
        private int place;
        /** How often the item has been looked at, one time after the other. */
        private int looks = 1;
        private Action action = Action.VIEW;
        private Long transaction;

        private Visit(long number, long visitor, int interest, boolean eager) {
            this.number = number;
            this.visitor = visitor;
            this.interest = interest;
            this.eager = eager;
        }

        /** Then more is bought with it. */
        private boolean hasBought() {
            return transaction != null;
        }
    }

    /**
     * Hands the events to the sink, one after the other.
     *
     * @param seed chooses the events
     * @param events how many, at least 0; the months are always filled
     */
    public static void generate(long seed, long events, Consumer<VisitorEvent> sink) {
        if (events < 0) {
            throw new IllegalArgumentException("events must not be negative: " + events);
        }
        VisitorEventGenerator generator = new VisitorEventGenerator(seed, events, sink);
        while (generator.made < events) {
            generator.nextVisit();
        }
    }

    /** Lets the visits go on that are earlier, and begins one. */
    private void nextVisit() {
        long now = FIRST.toEpochMilli() + (long) ((double) made / events * SPAN.toMillis());
        while (made < events && !visits.isEmpty() && visits.peek().next <= now) {
            goOn(visits.poll());
        }
        boolean known = newcomers > 0 && (newcomers >= visitors || random.nextDouble() < RETURNS);
        long visitor = known ? (long) (random.nextDouble() * newcomers) : newcomers++;
        // Of a visitor and not of a visit: whoever comes again has the same interests.
        Visit visit = new Visit(begun++, visitor, (int) (groups * cube(trait(2 * visitor))),
                trait(2 * visitor + 1) < EAGER);
        visit.group = visit.interest;
        visit.place = (int) (ITEMS_OF_A_GROUP * cube(random.nextDouble()));
        visit.next = now;
        visits.add(visit);
    }

    /** What the visitor does now, and will do next. */
    private void goOn(Visit visit) {
        emit(visit);
        visit.next += 1_000 + (long) (LONGEST_PAUSE * cube(random.nextDouble()));
        if (visit.action == Action.ADDTOCART && random.nextDouble() < (visit.hasBought() ? 0.8 : 0.28)) {
            visit.action = Action.TRANSACTION;
        } else if (visit.action == Action.VIEW && random.nextDouble() < cartChance(visit)) {
            visit.action = Action.ADDTOCART;
        } else if (random.nextDouble() < (visit.eager || visit.hasBought() ? 0.75 : 0.25)) {
            look(visit);
        } else {
            return;
        }
        visits.add(visit);
    }

    private static double cartChance(Visit visit) {
        if (visit.hasBought()) {
            return 0.12;
        }
        return (visit.eager ? 0.05 : 0.011) * Math.min(visit.looks, 4);
    }

    /** The same item again, one of those that are mostly looked at after it, any of the group, or of another. */
    private void look(Visit visit) {
        visit.action = Action.VIEW;
        int kind = random.nextInt(100);
        if (kind < 20) {
            visit.looks++;
            return;
        }
        visit.looks = 1;
        if (kind < 60) {
            visit.place = (visit.place + 1 + random.nextInt(3)) % ITEMS_OF_A_GROUP;
        } else {
            visit.group = kind < 88 ? visit.interest : random.nextInt(groups);
            visit.place = (int) (ITEMS_OF_A_GROUP * cube(random.nextDouble()));
        }
    }

    private void emit(Visit visit) {
        if (visit.action == Action.TRANSACTION && visit.transaction == null) {
            visit.transaction = transactions++;
        }
        sink.accept(new VisitorEvent(Instant.ofEpochMilli(visit.next), visit.visitor, visit.action,
                visit.place * (long) groups + visit.group,
                visit.action == Action.TRANSACTION ? visit.transaction : null));
        made++;
    }

    /** Small ones come far more often. @param share from 0 to less than 1 */
    private static double cube(double share) {
        return share * share * share;
    }

    /** From 0 to less than 1, always the same for the number: the last steps of the generator SplitMix64. */
    private double trait(long number) {
        long bits = number * 0x9E3779B97F4A7C15L + seed;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return ((bits ^ bits >>> 31) >>> 11) * 0x1.0p-53;
    }
}
