package dev.tillstream.data.batch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tillstream.data.event.OffsetRange;

/** Names of batch files: {@code batch_<topic>-<partition>-<first offset>-<last offset>.csv}. */
public final class BatchFileName {

    private static final Pattern NAME = Pattern.compile("batch_(.+)-(\\d+)-(\\d+)-(\\d+)\\.csv");

    private BatchFileName() {}

    public static String of(OffsetRange offsets) {
        return "batch_" + offsets.topic() + "-" + offsets.partition() + "-" + offsets.first() + "-" + offsets.last()
                + ".csv";
    }

    /** The offsets in a name; empty if it is not the name of a batch file. */
    public static Optional<OffsetRange> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OffsetRange(matcher.group(1), Integer.parseInt(matcher.group(2)),
                    Long.parseLong(matcher.group(3)), Long.parseLong(matcher.group(4))));
        } catch (IllegalArgumentException noOffsets) {
            return Optional.empty();
        }
    }
}
