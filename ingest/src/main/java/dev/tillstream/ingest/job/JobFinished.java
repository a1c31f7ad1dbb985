package dev.tillstream.ingest.job;

/**
 * CDI event: a job has come to its end, whatever that is. Fired on the thread that ingests, or for a job that was
 * cancelled while it waited, on the one that cancelled it; that thread waits for the observers.
 *
 * @param job in its final state
 * @param waiting how many jobs are queued behind it
 */
public record JobFinished(Job job, int waiting) {}
