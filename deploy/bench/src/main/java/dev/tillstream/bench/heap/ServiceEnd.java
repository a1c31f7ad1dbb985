package dev.tillstream.bench.heap;

/** How it went with a workbook that the service was given. */
sealed interface ServiceEnd {

    /**
     * All rows were sent.
     *
     * @param peakResident most megabytes (2^20 bytes) that the process had in physical memory; NaN where the system does
     *            not tell
     */
    record Completed(long read, long published, long refused, long rowsPerSecond, double peakResident)
            implements
            ServiceEnd {}

    /** The service gave up, or its process ended: without memory, for example. */
    record Failed(String why) implements ServiceEnd {}
}
