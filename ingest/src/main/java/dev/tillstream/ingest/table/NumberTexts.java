package dev.tillstream.ingest.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: with a currency, with grouped digits, as percentages. */
final class NumberTexts {

    /** Groups of three digits, or of two and at last three as in India: {@code 1,099}, {@code 4,26,973}. */
    private static final Pattern GROUPED = Pattern.compile("([+-]?)(\\d{1,3}(?:,\\d{2,3})*,\\d{3})(\\.\\d+)?");
    private static final Pattern WESTERN = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})*,\\d{3}");
    private static final Pattern CURRENCY = Pattern.compile("\\p{Sc}|(?i:Rs\\.?|INR|GBP|USD|EUR)");

    private NumberTexts() {}

    /**
     * Reads an amount or a count; a currency before or behind it and blanks around it don't matter.
     *
     * @return NaN if the text is none
     */
    static double amount(String text) {
        String number = withoutCurrency(strip(text));
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
        String number = strip(text);
        return number.endsWith("%")
                ? CharacterCache.parse(number.substring(0, number.length() - 1))
                : percentOfShare(CharacterCache.parse(number));
    }

    /** Spreadsheets hold {@code 64%} as 0.64: what lies between 0 and 1 is a share. */
    static double percentOfShare(double number) {
        return number > 0 && number < 1 ? 100 * number : number;
    }

    private static String withoutCurrency(String text) {
        Matcher currency = CURRENCY.matcher(text);
        if (!currency.find()) {
            return text;
        }
        boolean negative = text.startsWith("-") && currency.start() == 1;
        if (currency.start() == 0 || negative) {
            return (negative ? "-" : "") + strip(text.substring(currency.end()));
        }
        return currency.end() == text.length() ? strip(text.substring(0, currency.start())) : text;
    }

    /** Without the blanks around it, unbreakable ones too. */
    private static String strip(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    }
}
