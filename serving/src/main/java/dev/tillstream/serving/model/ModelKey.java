package dev.tillstream.serving.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of a model's record, {@code family/version/revision}: whose the record is even if its value is broken. */
public record ModelKey(String family, int version, long revision) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9-]{0,99})/([1-3])/([1-9][0-9]{0,17})");

    /** Empty if the text, which may be null, is not a key. */
    public static Optional<ModelKey> parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new ModelKey(matcher.group(1), Integer.parseInt(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return family + "/" + version + "/" + revision;
    }
}
