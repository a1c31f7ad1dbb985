package dev.tillstream.bench.visitors;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.bench.serving.Load;
import dev.tillstream.bench.serving.LoadRounds;

/** Asks a server at a share of its capacity, once it is warm. */
final class ShareOfCapacity {

    /** The JIT compiler shares the cores with all the rest, and is not done earlier. */
    private static final int WARM_UP_SECONDS = 30;
    private static final int CAPACITY_SECONDS = 10;

    private final String server;
    private final RecommendationLoad load;
    private final Load capacity;
    private final double rate;
    private final List<Load> loads = new ArrayList<>();

    ShareOfCapacity(String server, RecommendationLoad load, double share) {
        this.server = server;
        this.load = load;
        load.capacity(WARM_UP_SECONDS);
        this.capacity = load.capacity(CAPACITY_SECONDS);
        this.rate = share * capacity.requestsPerSecond();
        load.atRate(rate, WARM_UP_SECONDS);
    }

    double rate() {
        return rate;
    }

    void round(int seconds) {
        loads.add(load.atRate(rate, seconds));
    }

    Asked asked() {
        return new Asked(capacity, new LoadRounds(server, loads));
    }
}
