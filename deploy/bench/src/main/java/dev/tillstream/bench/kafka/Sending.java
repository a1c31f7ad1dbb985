package dev.tillstream.bench.kafka;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program.Finished;

/**
 * One process that sent records and got all acknowledged.
 *
 * @param records that it sent
 * @param recordsPerSecond over its sending alone, by its own clock
 * @param took from the start of the process to its end
 */
public record Sending(long records, double recordsPerSecond, Duration took) {

    /** Its last line; those before it are of five seconds each, and have no percentiles. */
    private static final Pattern PRODUCER_PERFORMANCE = Pattern
            .compile("(\\d+) records sent, ([0-9.]+) records/sec .* 50th");
    private static final String AGAIN = "trying again from the last commit";
    private static final Pattern INGEST = Pattern.compile(
            "([0-9,]+) rows read = ([0-9,]+) published \\+ [0-9,]+ refused, [0-9.]+ s, ([0-9,]+) rows/s");

    /** What {@code ProducerPerformance} printed. */
    static Sending producerPerformance(Finished process) {
        Matcher line = find(PRODUCER_PERFORMANCE, "ProducerPerformance", process);
        return new Sending(Long.parseLong(line.group(1)), Double.parseDouble(line.group(2)), process.took());
    }

    /**
     * What {@code tillstream ingest} printed. Refused rows count in its rate, but not here.
     *
     * @throws BenchmarkFailedException if it had to begin again: its rate would be that of the last attempt alone
     */
    static Sending ingest(Finished process) {
        if (process.output().contains(AGAIN)) {
            throw new BenchmarkFailedException("Kafka failed while tillstream ingest was sending: "
                    + process.output().strip());
        }
        Matcher line = find(INGEST, "tillstream ingest", process);
        long read = number(line.group(1));
        long published = number(line.group(2));
        double rate = read == 0 ? 0 : number(line.group(3)) * (double) published / read;
        return new Sending(published, rate, process.took());
    }

    /** Records by the time of the whole process: with its start, and all that comes before the first record. */
    public double recordsPerSecondOfProcess() {
        return records / (took.toNanos() / 1e9);
    }

    private static Matcher find(Pattern pattern, String program, Finished process) {
        Matcher line = pattern.matcher(process.output());
        if (!line.find()) {
            throw new BenchmarkFailedException(program + " printed no result but: " + process.output().strip());
        }
        return line;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
