package dev.tillstream.data.dataset;

import java.nio.charset.StandardCharsets;

/** Numbers as text: the same text on every JDK, and the shortest for prices. */
final class Decimals {

    /** The longest text that {@link #write(double, byte[], int)} makes. */
    static final int MAX_LENGTH = 26;

    private static final int FRACTION = 10_000;
    private static final double EXACT = 1e11;
    /** So many digits are below 2⁵³. */
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14,
            1e15};

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

    /**
     * The double that is nearest to the number.
     *
     * @throws NumberFormatException if the text is not a number
     */
    static double parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int at = negative ? from + 1 : from;
        int point = -1;
        long digits = 0;
        int first = at;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int length = at - first - (point < 0 ? 0 : 1);
        if (at < to || length < 1 || length > EXACT_DIGITS) {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        }
        // Both are exact in a double, so that their quotient is the nearest one.
        double value = point < 0 ? digits : digits / POWERS[to - point - 1];
        return negative ? -value : value;
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
