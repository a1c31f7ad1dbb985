package dev.tillstream.bench.visitors;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.bench.report.Rounds;
import dev.tillstream.bench.serving.Load;
import dev.tillstream.bench.serving.LoadRounds;

/**
 * What a server came to.
 *
 * @param capacity as many requests as were answered
 * @param loads at a share of that, round by round
 */
record Asked(Load capacity, LoadRounds loads) {

    Rounds p99() {
        return loads.p99();
    }

    /** What a report shows of it. */
    List<Rounds> lines() {
        List<Rounds> lines = new ArrayList<>();
        lines.add(Rounds.rates(loads.server() + ", capacity, requests/s", List.of(capacity.requestsPerSecond())));
        lines.addAll(loads.lines());
        return lines;
    }
}
