package dev.tillstream.ingest.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;

/** The options of reading as people write them. All methods throw {@link IllegalArgumentException} with what is possible. */
public final class ReadSettings {

    private ReadSettings() {}

    /** A dataset by its name. */
    public static Dataset<?> dataset(String name) {
        return Datasets.named(name).orElseThrow(() -> new IllegalArgumentException("there is no dataset '" + name
                + "'; known are " + String.join(", ", Datasets.ALL.stream().map(Dataset::name).toList())));
    }

    /** A zone, as {@code UTC}, {@code Europe/London} or {@code +05:30}. */
    public static ZoneId zone(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            return zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone '" + name + "': " + e.getMessage(), e);
        }
    }

    /** A delimiter: one character, or {@code tab}. */
    public static char delimiter(String text) {
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) == '"' || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException("a delimiter is one character or 'tab', not '" + text + "'");
        }
        return text.charAt(0);
    }

    /** An encoding by its name. */
    public static Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("there is no encoding '" + name + "'", e);
        }
    }

    /** All of them together; blank texts are not set. */
    public static ReadOptions options(Optional<String> dataset, String zone, Optional<String> delimiter,
            Optional<String> encoding) {
        return new ReadOptions(set(dataset).map(ReadSettings::dataset), zone(zone),
                // A tab alone is blank and meant.
                delimiter.filter(text -> !text.isEmpty()).map(ReadSettings::delimiter),
                set(encoding).map(ReadSettings::encoding));
    }

    private static Optional<String> set(Optional<String> setting) {
        return setting.filter(text -> !text.isBlank());
    }
}
