package dev.tillstream.serving.http;

import java.util.List;
import java.util.regex.Pattern;

import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Numbers of a query. What is none ends the request with 400 and the parameter's name. */
public final class QueryNumbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    /** Longer ones are no numbers that anybody means, and cost time. */
    private static final int LONGEST = 400;
    private static final long MOST_ID = 1L << 53;
    private static final int ID_DIGITS = 16;
    private static final int WHOLE_DIGITS = 9;

    private QueryNumbers() {}

    /** A whole number in a range. */
    public static int whole(String name, String text, int least, int most) {
        if (text == null) {
            throw wrong(name, "is missing");
        }
        long number = digits(text.strip(), WHOLE_DIGITS);
        if (number < least || number > most) {
            throw wrong(name, "is not a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    /** The id of a visitor or an item: a whole number below 2<sup>53</sup>. */
    public static long id(String name, String text) {
        long id = digits(text.strip(), ID_DIGITS);
        if (id < 0 || id > MOST_ID) {
            throw wrong(name, "is not a whole number from 0 to " + MOST_ID);
        }
        return id;
    }

    /** Negative if the text is anything but so many decimal digits at most. */
    private static long digits(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** A finite number, zero or more. */
    public static double amount(String name, String text) {
        if (text == null || text.isBlank()) {
            throw wrong(name, "is missing");
        }
        String number = text.strip();
        if (number.length() > LONGEST || !DECIMAL.matcher(number).matches()) {
            throw wrong(name, "is not a number");
        }
        double value = Double.parseDouble(number);
        if (value < 0) {
            throw wrong(name, "is negative");
        }
        if (Double.isInfinite(value)) {
            throw wrong(name, "is too large");
        }
        return value + 0.0;
    }

    /** That the parameter is at fault. */
    public static ProblemException wrong(String name, String detail) {
        return new ProblemException(Problem.of(List.of(new FieldFault(name, detail))));
    }
}
