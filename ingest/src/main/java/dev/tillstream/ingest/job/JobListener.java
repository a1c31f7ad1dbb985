package dev.tillstream.ingest.job;

/** Told about jobs, on the thread that works on them where nothing else is said. */
interface JobListener {

    /**
     * Adds the jobs of earlier lives to the queue, on a thread that nobody waits for.
     *
     * @return false if they can't be known now, and it must be tried again
     */
    boolean recall(JobQueue queue);

    void started(Job job);

    /** What the file holds is known. */
    void opened(Job job);

    /** Reading goes on behind rows that an earlier run committed. */
    void resumed(Job job, long rows);

    /** @param published rows sent to the topic since the last call; {@code refused} likewise to the dead letters */
    void committed(Job job, long published, long refused);

    void retrying(Job job, int attempt, String reason);

    /** A fault of this program, not of the file; the job fails. */
    void broken(Job job, Throwable fault);

    /**
     * The job has come to its end, whatever that is. For one that was cancelled while it waited: on the thread that
     * cancelled it, which must not be kept waiting.
     */
    void ended(Job job);

    /**
     * Makes the end known for good, which may wait for Kafka. For a job that was cancelled while it waited: behind
     * {@link #tidyUp}, on a thread that nobody waits for.
     *
     * @param waiting how many jobs were queued behind it
     */
    void finished(Job job, int waiting);

    /** The job's file is needed no more, unless the job was stopped. On the same thread as {@link #ended}. */
    void tidyUp(Job job);
}
