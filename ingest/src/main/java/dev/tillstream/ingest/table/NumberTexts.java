package dev.tillstream.ingest.table;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: with a currency, with grouped digits, as percentages. */
final class NumberTexts {

    /** Groups of three digits, or of two and at last three as in India: {@code 1,099}, {@code 4,26,973}. */
    private static final Pattern GROUPED = Pattern.compile("([+-]?)(\\d{1,3}(?:,\\d{2,3})*,\\d{3})(\\.\\d+)?");
    private static final Pattern WESTERN = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})*,\\d{3}");
    private static final Pattern CURRENCY = Pattern.compile("\\p{Sc}|(?i:Rs\\.?|INR|GBP|USD|EUR)");

    /** Longer than any number that people write; long texts would also take the patterns beyond the stack. */
    private static final int MAX_LENGTH = 100;

    private NumberTexts() {}

    /**
     * Reads an amount or a count; a currency before or behind it and blanks around it don't matter.
     *
     * @return NaN if the text is none
     */
    static double amount(String text) {
        if (text.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        String number = withoutCurrency(Blanks.strip(text));
        Matcher grouped = GROUPED.matcher(number);
        if (!grouped.matches()) {
            return CharacterCache.parse(number);
        }
        String digits = grouped.group(2);
        if (!WESTERN.matcher(digits).matches() && !INDIAN.matcher(digits).matches()) {
            return Double.NaN;
        }
        return CharacterCache.parse(number.replace(",", ""));
    }

    /**
     * Reads a percentage: {@code 64%} is 64; without the sign, see {@link #percentOfShare}.
     *
     * @return NaN if the text is none
     */
    static double percent(String text) {
        String number = Blanks.strip(text);
        return number.endsWith("%")
                ? CharacterCache.parse(number.substring(0, number.length() - 1))
                : percentOfShare(CharacterCache.parse(number));
    }

    /**
     * Spreadsheets hold {@code 64%} as 0.64: what lies between 0 and 1 is a share. The point moves in the decimals, so
     * that 0.29 is 29 and not the 28.999999999999996 that a product of doubles gives.
     */
    static double percentOfShare(double number) {
        return number > 0 && number < 1 ? BigDecimal.valueOf(number).movePointRight(2).doubleValue() : number;
    }

    private static String withoutCurrency(String text) {
        Matcher currency = CURRENCY.matcher(text);
        if (!currency.find()) {
            return text;
        }
        boolean negative = text.startsWith("-") && currency.start() == 1;
        if (currency.start() == 0 || negative) {
            return (negative ? "-" : "") + Blanks.strip(text.substring(currency.end()));
        }
        return currency.end() == text.length() ? Blanks.strip(text.substring(0, currency.start())) : text;
    }
}
