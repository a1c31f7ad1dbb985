package dev.tillstream.data.dataset;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column of a dataset, and what its values must be like.
 *
 * @param name the canonical header, also the field name on the wire and in batch files
 * @param required whether a row without it is refused
 * @param aliases other headers that files give it
 * @param absent texts that files put where there is no value
 * @param allowed the only texts that it takes, whatever their case; empty for any
 * @param min the least number that it takes
 * @param max the greatest number that it takes
 */
public record Column(String name, Kind kind, boolean required, List<String> aliases, List<String> absent,
        List<String> allowed, double min, double max) {

    /** The longest text: that of a cell in Excel; it also keeps a row well below Kafka's largest message. */
    public static final int MAX_TEXT = 32_767;
    /** Beyond it, doubles skip whole numbers. */
    private static final double EXACT_WHOLE = 1L << 53;

    private static final Pattern IGNORED = Pattern.compile("[\\s_\\-\u00a0\ufeff]");

    /** What a column's values are. */
    public enum Kind {
        /** An identifier: a text, also where a file holds a number. */
        CODE(Type.TEXT),
        /** Words. */
        TEXT(Type.TEXT),
        /** A whole number. */
        WHOLE(Type.NUMBER),
        /** A whole number of things, which files may write with grouped digits. */
        COUNT(Type.NUMBER),
        /** Any finite number. */
        DECIMAL(Type.NUMBER),
        /** Money, which files may write with a currency sign and grouped digits. */
        AMOUNT(Type.NUMBER),
        /** A percentage: {@code 64} for 64 %. */
        PERCENT(Type.NUMBER),
        /** A time, ISO-8601 in UTC on the wire. */
        TIMESTAMP(Type.TIME),
        /** A time in milliseconds since 1970, on the wire and in files. */
        EPOCH_MILLIS(Type.TIME);

        private final Type type;

        Kind(Type type) {
            this.type = type;
        }

        /** How its values are held. */
        public Type type() {
            return type;
        }

        /** Whether it is written without a fraction. */
        public boolean isWhole() {
            return this == WHOLE || this == COUNT || this == EPOCH_MILLIS;
        }
    }

    /** How values are held. */
    public enum Type {
        TEXT, NUMBER, TIME
    }

    public Column {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        aliases = List.copyOf(aliases);
        absent = List.copyOf(absent);
        allowed = List.copyOf(allowed);
    }

    /** A column that every row has. */
    public static Column required(String name, Kind kind, String... aliases) {
        return new Column(name, kind, true, List.of(aliases), List.of(), List.of(), -Double.MAX_VALUE,
                Double.MAX_VALUE);
    }

    /** A column that a row may lack. */
    public static Column optional(String name, Kind kind, String... aliases) {
        return new Column(name, kind, false, List.of(aliases), List.of(), List.of(), -Double.MAX_VALUE,
                Double.MAX_VALUE);
    }

    /** The same with bounds, both inclusive. */
    public Column between(double least, double greatest) {
        return new Column(name, kind, required, aliases, absent, allowed, least, greatest);
    }

    /** The same, where these texts stand for no value. */
    public Column absent(String... texts) {
        return new Column(name, kind, required, aliases, List.of(texts), allowed, min, max);
    }

    /** The same with these texts alone. */
    public Column allowed(String... texts) {
        return new Column(name, kind, required, aliases, absent, List.of(texts), min, max);
    }

    /** Why the text is refused; null if it is not. */
    String refusal(String text) {
        if (text.length() > MAX_TEXT) {
            return "is longer than " + MAX_TEXT + " characters";
        }
        if (!allowed.isEmpty() && asAllowed(text) == null) {
            return "is none of " + String.join(", ", allowed);
        }
        return null;
    }

    /** The text as {@link #allowed} has it, or null if it is none of them; the text itself where any is allowed. */
    String asAllowed(String text) {
        if (allowed.isEmpty()) {
            return text;
        }
        for (String candidate : allowed) {
            if (candidate.equalsIgnoreCase(text)) {
                return candidate;
            }
        }
        return null;
    }

    /** Why the number is refused; null if it is not. */
    String refusal(double number) {
        if (kind.isWhole() && number != Math.rint(number)) {
            return "is not a whole number";
        }
        boolean inRange = number >= min && number <= max && (!kind.isWhole() || Math.abs(number) <= EXACT_WHOLE);
        return inRange ? null : "is out of range";
    }

    /** Why the time is refused; null if it is not. */
    static String refusal(Instant time) {
        return time.isBefore(Timestamps.MIN) || time.isAfter(Timestamps.MAX) ? "is out of range" : null;
    }

    /** The headers that are this column's, as {@link #normalise} leaves them. */
    List<String> normalisedNames() {
        return Stream.concat(Stream.of(name), aliases.stream()).map(Column::normalise).toList();
    }

    /** A header without what does not matter in it: case, blanks, {@code _} and {@code -}. */
    static String normalise(String header) {
        return header == null ? "" : IGNORED.matcher(header).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
