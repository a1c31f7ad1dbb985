package dev.tillstream.bench.serving;

/**
 * What a load came to.
 *
 * @param p50 half of the answers took at most so many milliseconds
 * @param p99 99 of 100 answers did
 * @param failures answers that were not successful, or never came
 */
public record Load(double requestsPerSecond, double p50, double p99, double highest, long requests, long failures) {}
