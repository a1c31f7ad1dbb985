package dev.tillstream.serving.prediction;

import java.util.OptionalDouble;

/**
 * A text as Python's {@code float()} reads it: decimal digits of any script, underscores between digits, blanks around
 * all; {@code nan}, {@code inf} and {@code infinity} in any case. No hexadecimal digits and no suffixes.
 */
public final class NumberText {

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private NumberText(String text) {
        this.text = text;
    }

    /** Empty if the text is no number. The number may be NaN or infinite, also because it is too large. */
    public static OptionalDouble parse(String text) {
        return new NumberText(strip(text)).number();
    }

    private OptionalDouble number() {
        sign();
        OptionalDouble special = special();
        if (special.isPresent()) {
            return special;
        }
        int before = digits();
        int behind = 0;
        if (take('.')) {
            behind = digits();
        }
        if (before < 0 || behind < 0 || before + behind == 0) {
            return OptionalDouble.empty();
        }
        if (take('e') || take('E')) {
            sign();
            if (digits() < 1) {
                return OptionalDouble.empty();
            }
        }
        return at == text.length() ? OptionalDouble.of(Double.parseDouble(plain.toString())) : OptionalDouble.empty();
    }

    private OptionalDouble special() {
        String rest = text.substring(at);
        if (rest.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        if (rest.equalsIgnoreCase("inf") || rest.equalsIgnoreCase("infinity")) {
            return OptionalDouble.of(
                    plain.indexOf("-") == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return OptionalDouble.empty();
    }

    private void sign() {
        if (!take('-')) {
            take('+');
        }
    }

    private boolean take(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            plain.append(expected);
            at++;
            return true;
        }
        return false;
    }

    /** How many digits were taken; −1 if an underscore is not between two of them. */
    private int digits() {
        int count = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean underscore = character == '_';
            int next = underscore ? at + 1 : at;
            if (next == text.length() || !Character.isDigit(text.codePointAt(next))) {
                return underscore ? -1 : count;
            }
            if (underscore && count == 0) {
                return -1;
            }
            int digit = text.codePointAt(next);
            plain.append((char) ('0' + Character.digit(digit, 10)));
            at = next + Character.charCount(digit);
            count++;
        }
        return count;
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Unlike Java's, Python's white space has the spaces that do not break, and NEL. */
    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }
}
