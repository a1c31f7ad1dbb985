package dev.tillstream.ingest.job;

/** Told about jobs, on the thread that works on them. */
interface JobListener {

    /** The worker begins; jobs may wait already. */
    void ready(JobQueue queue);

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
     * For a job that was cancelled while it waited: on the thread that cancelled it.
     *
     * @param waiting how many jobs are queued behind it
     */
    void finished(Job job, int waiting);
}
