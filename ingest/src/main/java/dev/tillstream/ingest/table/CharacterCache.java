package dev.tillstream.ingest.table;

/**
 * Turns characters into strings and numbers, and remembers some of both: tables repeat their codes, times and prices.
 * A slot is overwritten by the next text that falls on it, so the cache never grows. Not thread-safe.
 */
public final class CharacterCache {

    private static final int SLOTS = 1 << 13;
    /** Of a number that is remembered; sound ones are shorter. */
    private static final int MAX_REMEMBERED = 32;
    /** Of a number: that of the least double with all its digits and more. */
    private static final int MAX_NUMBER = 1_200;
    /** Whole numbers up to 2^53 and powers of ten up to 10^22 are exact, so that one division of them rounds right. */
    private static final long EXACT_WHOLE = 1L << 53;
    /** As many digits as always fit into a long. */
    private static final int MOST_CHARACTERS = 18;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14, 1e15, 1e16, 1e17};

    private final String[] texts = new String[SLOTS];
    private final double[] numbers = new double[SLOTS];
    private final String[] numberTexts = new String[SLOTS];

    /** The characters as a string. */
    public String text(char[] characters, int from, int to) {
        int slot = slot(characters, from, to);
        String cached = texts[slot];
        if (!same(cached, characters, from, to)) {
            cached = new String(characters, from, to - from);
            texts[slot] = cached;
        }
        return cached;
    }

    /**
     * The nearest double, as {@link Double#parseDouble} gives it.
     *
     * @return NaN if the characters are no decimal number
     */
    public double number(char[] characters, int from, int to) {
        double simple = simple(characters, from, to);
        if (!Double.isNaN(simple)) {
            return simple;
        }
        if (to - from > MAX_REMEMBERED) {
            return to - from > MAX_NUMBER ? Double.NaN : parse(new String(characters, from, to - from));
        }
        int slot = slot(characters, from, to);
        if (!same(numberTexts[slot], characters, from, to)) {
            String text = new String(characters, from, to - from);
            numberTexts[slot] = text;
            numbers[slot] = parse(text);
        }
        return numbers[slot];
    }

    /** As {@link #number(char[], int, int)}; white space around the number does not matter. */
    public static double parse(String text) {
        String stripped = Blanks.strip(text);
        if (stripped.isEmpty() || stripped.length() > MAX_NUMBER) {
            return Double.NaN;
        }
        // What Java also takes for numbers, but no table does: "NaN", "Infinity", "0x1p3", "1d".
        for (int i = 0; i < stripped.length(); i++) {
            if ("0123456789+-.eE".indexOf(stripped.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(stripped);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The number if its digits make an exact double and it has no exponent, otherwise NaN. */
    private static double simple(char[] characters, int from, int to) {
        boolean negative = from < to && characters[from] == '-';
        int start = negative ? from + 1 : from;
        if (start == to || to - start > MOST_CHARACTERS) {
            return Double.NaN;
        }
        long digits = 0;
        int fraction = -1;
        for (int i = start; i < to; i++) {
            int digit = characters[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (characters[i] == '.' && fraction < 0 && i > start && i + 1 < to) {
                fraction = to - i - 1;
            } else {
                return Double.NaN;
            }
        }
        if (digits > EXACT_WHOLE) {
            return Double.NaN;
        }
        double value = fraction > 0 ? digits / POWERS[fraction] : digits;
        return negative ? -value : value;
    }

    private static boolean same(String text, char[] characters, int from, int to) {
        if (text == null || text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != characters[i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(char[] characters, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + characters[i];
        }
        return (hash ^ hash >>> 13) & SLOTS - 1;
    }
}
