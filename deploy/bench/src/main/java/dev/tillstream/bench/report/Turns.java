package dev.tillstream.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/** The order in which contenders run. */
public final class Turns {

    private Turns() {}

    /**
     * Runs all in the order of a round. Each begins as often as the others do, so that what one leaves behind (a warm
     * page cache, a busy disk) helps or hurts all alike.
     *
     * @param round counted from 1
     */
    public static void take(int round, Runnable... contenders) {
        order(round, contenders.length).forEach(contender -> contenders[contender].run());
    }

    /** The contenders' numbers, from 0, in the order of a round. */
    static List<Integer> order(int round, int contenders) {
        return IntStream.range(0, contenders).map(turn -> (round - 1 + turn) % contenders).boxed()
                .toList();
    }
}
