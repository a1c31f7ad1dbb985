package dev.tillstream.bench.serving;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.tillstream.bench.report.Rounds;

/** The turns of one server. */
public record LoadRounds(String server, List<Load> loads) {

    Rounds rates() {
        return Rounds.rates(server + ", requests/s", values(Load::requestsPerSecond));
    }

    public Rounds p99() {
        return new Rounds(server + ", p99, ms", 3, values(Load::p99));
    }

    /** What a report shows of it. */
    public List<Rounds> lines() {
        return List.of(rates(), new Rounds(server + ", p50, ms", 3, values(Load::p50)), p99(),
                new Rounds(server + ", failures", 0, values(Load::failures)));
    }

    long failures() {
        return loads.stream().mapToLong(Load::failures).sum();
    }

    private List<Double> values(ToDoubleFunction<Load> value) {
        return loads.stream().mapToDouble(value).boxed().toList();
    }
}
