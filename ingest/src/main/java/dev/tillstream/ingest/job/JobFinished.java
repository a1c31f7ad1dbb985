package dev.tillstream.ingest.job;

/**
 * CDI event: a job has come to its end, whatever that is. Fired on the thread that ingests, before the job's
 * file is put aside, or for a job that was cancelled while it waited, on one that tells such ends; that thread waits for
 * the observers.
 *
 * @param job in its final state
 * @param waiting how many jobs were queued behind it
 */
public record JobFinished(Job job, int waiting) {}
