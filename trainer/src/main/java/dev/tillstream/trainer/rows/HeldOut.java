package dev.tillstream.trainer.rows;

/**
 * Which rows a model is judged by instead of being trained on them: all rows of about so many of a hundred groups. A
 * group is held out of every version and every revision alike, on every run.
 *
 * @param percent 1 to 99
 */
public record HeldOut(int percent) {

    public HeldOut {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("trainer.held-out-percent is " + percent + ", not 1 to 99");
        }
    }

    /** @param group see {@link RowGroup} */
    public boolean holds(long group) {
        return Long.remainderUnsigned(RowGroup.mixed(group), 100) < percent;
    }

    /** For recipe and manifest. */
    public String label() {
        return percent + " % of the customers, and of the invoices without one, by their hash";
    }
}
