package dev.tillstream.bench.serving;

import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/** What a load of checked answers came to; for one thread. */
final class CheckedLoad {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram nanos = new Histogram(LONGEST, DIGITS);
    private final FirstAnswers firstAnswers;
    private long failures;
    private long inconsistent;
    private String firstFault = "";

    CheckedLoad(FirstAnswers firstAnswers) {
        this.firstAnswers = firstAnswers;
    }

    /** @param since when the request was due, which may be before it was sent */
    void answered(int askedVersion, Answer answer, long since) {
        nanos.recordValue(Math.min(LONGEST, System.nanoTime() - since));
        if (answer.isConsistent(askedVersion)) {
            firstAnswers.answered(answer.version(), answer.revision());
        } else {
            inconsistent++;
            fault(answer.toString());
        }
    }

    void failed(String why) {
        failures++;
        fault(why);
    }

    private void fault(String what) {
        if (firstFault.isEmpty()) {
            firstFault = what;
        }
    }

    /** What was wrong first; empty if nothing was. */
    String firstFault() {
        return firstFault;
    }

    /** Answers whose cluster is none of the revision that they name. */
    long inconsistent() {
        return inconsistent;
    }

    /** As others see it; the inconsistent answers count as answers. */
    Load load(double seconds) {
        long answers = nanos.getTotalCount();
        return new Load(answers / seconds, millis(50), millis(99), nanos.getMaxValue() / 1e6, answers + failures,
                failures);
    }

    private double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
