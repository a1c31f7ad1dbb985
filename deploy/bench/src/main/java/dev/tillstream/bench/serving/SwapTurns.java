package dev.tillstream.bench.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns at one rate, without swaps and with them, of a service that has been warmed up. */
final class SwapTurns {

    private static final int WARM_UP_SECONDS = 15;
    private static final int CAPACITY_SECONDS = 20;

    private final CheckingClient client;
    private final ModelsTopic topic;
    private final Duration every;
    private final FirstAnswers firstAnswers = new FirstAnswers();
    private final Load capacity;
    private final double rate;
    private final List<Load> without = new ArrayList<>();
    private final List<Load> with = new ArrayList<>();
    private long inconsistent;
    private String firstFault = "";
    private long revision;

    /**
     * Warms up, with swaps too, and measures the capacity.
     *
     * @param share of the capacity that the turns ask for
     * @param every from one swap of all versions to the next
     * @param served the revision that is in service
     */
    SwapTurns(CheckingClient client, ModelsTopic topic, double share, Duration every, long served) {
        this.client = client;
        this.topic = topic;
        this.every = every;
        this.revision = served;
        client.asFastAsPossible(WARM_UP_SECONDS, new CheckedLoad(firstAnswers));
        this.capacity = client.asFastAsPossible(CAPACITY_SECONDS, new CheckedLoad(firstAnswers));
        this.rate = share * capacity.requestsPerSecond();
        swapping(new FirstAnswers(), () -> client.atRate(rate, WARM_UP_SECONDS, new CheckedLoad(firstAnswers)));
    }

    void withoutSwaps(int seconds) {
        without.add(turn(seconds));
    }

    void withSwaps(int seconds) {
        swapping(firstAnswers, () -> with.add(turn(seconds)));
    }

    private void swapping(FirstAnswers announced, Runnable load) {
        Swapping swapping = Swapping.start(topic, announced, revision, every);
        try (swapping) {
            load.run();
        }
        revision = swapping.announced();
    }

    private Load turn(int seconds) {
        CheckedLoad checked = new CheckedLoad(firstAnswers);
        Load load = client.atRate(rate, seconds, checked);
        inconsistent += checked.inconsistent();
        if (firstFault.isEmpty()) {
            firstFault = checked.firstFault();
        }
        return load;
    }

    /** As many requests as the service answers, each connection asking again as soon as it is answered. */
    Load capacity() {
        return capacity;
    }

    LoadRounds without() {
        return new LoadRounds("without swaps", without);
    }

    LoadRounds with() {
        return new LoadRounds("with swaps", with);
    }

    FirstAnswers firstAnswers() {
        return firstAnswers;
    }

    /** Answers whose cluster is none of the revision that they name. */
    long inconsistent() {
        return inconsistent;
    }

    /** What was wrong first; empty if nothing was. */
    String firstFault() {
        return firstFault;
    }
}
