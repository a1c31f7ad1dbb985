package dev.tillstream.ingest.pace;

import java.util.ArrayList;
import java.util.List;

/** Time that passes by pauses only. */
public class FakeTiming implements Timing {

    private final List<Long> pauses = new ArrayList<>();
    private long now = 1_000_000_000L;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public boolean pause(long nanos) {
        pauses.add(nanos);
        advance(nanos);
        return true;
    }

    @Override
    public boolean stopRequested() {
        return false;
    }

    public void advance(long nanos) {
        now += nanos;
    }

    public List<Long> pauses() {
        return pauses;
    }
}
