package dev.tillstream.ingest.publish;

/**
 * The topics that a file's rows and what is known about them go to.
 *
 * @param rows rows and end-of-file marks
 * @param deadLetters refused rows
 * @param positions compacted: how far each file has been read
 * @param progress compacted: counters
 */
record IngestTopics(String rows, String deadLetters, String positions, String progress) {}
