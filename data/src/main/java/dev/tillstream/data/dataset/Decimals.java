package dev.tillstream.data.dataset;

import java.nio.charset.StandardCharsets;

/** Numbers as text: the same text on every JDK, and the shortest for prices. */
final class Decimals {

    /** The longest text that {@link #write(double, byte[], int)} makes. */
    static final int MAX_LENGTH = 26;

    private static final int FRACTION = 10_000;
    private static final double EXACT = 1e11;

    private Decimals() {}

    /**
     * Writes a finite number so that reading it gives the same bits; up to four decimals without an exponent.
     *
     * @return the position after the last byte
     */
    static int write(double value, byte[] target, int at) {
        if (Math.abs(value) < EXACT) {
            long scaled = Math.round(value * FRACTION);
            // Both are exact in a double, and division rounds as parsing does: equal here means equal when read.
            if ((double) scaled / FRACTION == value) {
                return writeScaled(scaled, target, at);
            }
        }
        byte[] text = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    static int write(long value, byte[] target, int at) {
        return writeWhole(value, target, at);
    }

    private static int writeScaled(long scaled, byte[] target, int at) {
        int p = at;
        long rest = scaled;
        if (rest < 0) {
            target[p++] = '-';
            rest = -rest;
        }
        p = writeWhole(rest / FRACTION, target, p);
        int fraction = (int) (rest % FRACTION);
        if (fraction != 0) {
            target[p++] = '.';
            for (int unit = FRACTION / 10; fraction != 0; unit /= 10) {
                target[p++] = (byte) ('0' + fraction / unit);
                fraction %= unit;
            }
        }
        return p;
    }

    private static int writeWhole(long value, byte[] target, int at) {
        int p = at;
        long rest = value;
        if (rest < 0) {
            target[p++] = '-';
            rest = -rest;
        }
        int length = 1;
        for (long power = 10; power <= rest && length < 19; power *= 10) {
            length++;
        }
        for (int i = p + length - 1; i >= p; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return p + length;
    }
}
