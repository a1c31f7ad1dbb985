package dev.tillstream.bench.serving;

/** What a load of checked answers came to; for one thread. */
final class CheckedLoad {

    private final LoadResult result = new LoadResult();
    private final FirstAnswers firstAnswers;
    private long inconsistent;

    CheckedLoad(FirstAnswers firstAnswers) {
        this.firstAnswers = firstAnswers;
    }

    /** @param since when the request was due, which may be before it was sent */
    void answered(int askedVersion, Answer answer, long since) {
        result.answered(since);
        if (answer.isConsistent(askedVersion)) {
            firstAnswers.answered(answer.version(), answer.revision());
        } else {
            inconsistent++;
            result.fault(answer.toString());
        }
    }

    void failed(String why) {
        result.failed(why);
    }

    /** What was wrong first; empty if nothing was. */
    String firstFault() {
        return result.firstFault();
    }

    /** Answers whose cluster is none of the revision that they name. */
    long inconsistent() {
        return inconsistent;
    }

    /** As others see it; the inconsistent answers count as answers. */
    Load load(double seconds) {
        return result.load(seconds);
    }
}
