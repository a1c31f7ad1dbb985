package dev.tillstream.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JVM logged of its garbage collections ({@code -Xlog:gc}). The heap grows until one begins, so that the most
 * of it that was ever used is what was used before one.
 *
 * @param collections number of pauses that freed memory
 * @param peakUsed most megabytes (2^20 bytes) in use before a collection
 * @param peakKept most megabytes in use right after one: an upper bound of what was really needed
 * @param pauseSeconds all pauses together
 */
public record GcLog(int collections, double peakUsed, double peakKept, double pauseSeconds) {

    private static final Pattern PAUSE = Pattern
            .compile("Pause .*?(\\d+)([KMG])->(\\d+)([KMG])\\(\\d+[KMG]\\) ([0-9.]+)ms");

    /**
     * Reads the file that the JVM was told to log to.
     *
     * @throws BenchmarkFailedException if it can't be read, or nothing was collected
     */
    public static GcLog read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new BenchmarkFailedException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** @throws BenchmarkFailedException if nothing was collected, so that nothing is known */
    public static GcLog parse(String log) {
        int collections = 0;
        double used = 0;
        double kept = 0;
        double millis = 0;
        Matcher pause = PAUSE.matcher(log);
        while (pause.find()) {
            collections++;
            used = Math.max(used, megabytes(pause.group(1), pause.group(2)));
            kept = Math.max(kept, megabytes(pause.group(3), pause.group(4)));
            millis += Double.parseDouble(pause.group(5));
        }
        if (collections == 0) {
            throw new BenchmarkFailedException("no garbage collection was logged: too few rows?");
        }
        return new GcLog(collections, used, kept, millis / 1e3);
    }

    private static double megabytes(String number, String unit) {
        double value = Double.parseDouble(number);
        return switch (unit) {
            case "K" -> value / 1024;
            case "M" -> value;
            default -> value * 1024;
        };
    }
}
