package dev.tillstream.bench.serving;

import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/** What a load comes to, answer by answer; for one thread. */
public final class LoadResult {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram nanos = new Histogram(LONGEST, DIGITS);
    private long failures;
    private String firstFault = "";

    /** @param since when the request was due, which may be before it was sent */
    public void answered(long since) {
        nanos.recordValue(Math.min(LONGEST, System.nanoTime() - since));
    }

    /** A request that was not answered, or not with success. */
    public void failed(String why) {
        failures++;
        fault(why);
    }

    void fault(String what) {
        if (firstFault.isEmpty()) {
            firstFault = what;
        }
    }

    /** What was wrong first; empty if nothing was. */
    public String firstFault() {
        return firstFault;
    }

    public Load load(double seconds) {
        long answers = nanos.getTotalCount();
        return new Load(answers / seconds, millis(50), millis(99), nanos.getMaxValue() / 1e6, answers + failures,
                failures);
    }

    private double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
