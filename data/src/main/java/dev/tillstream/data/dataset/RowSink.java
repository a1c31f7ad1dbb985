package dev.tillstream.data.dataset;

import java.time.Instant;

/** Takes the values of a row, by index of the column. */
public interface RowSink {

    /** @param text null where there is none */
    void text(int column, String text);

    /** @param number without a fraction */
    void whole(int column, long number);

    /** @param number finite */
    void decimal(int column, double number);

    void time(int column, Instant time);
}
