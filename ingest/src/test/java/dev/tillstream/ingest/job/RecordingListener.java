package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what became of jobs. */
class RecordingListener implements JobListener {

    final List<String> started = new CopyOnWriteArrayList<>();
    final List<Job> ended = new CopyOnWriteArrayList<>();
    final List<Job> tidied = new CopyOnWriteArrayList<>();
    final List<Job> finished = new CopyOnWriteArrayList<>();
    final List<Integer> waiting = new CopyOnWriteArrayList<>();
    final List<Throwable> faults = new CopyOnWriteArrayList<>();

    void awaitFinished(int jobs) {
        eventually().until(() -> finished.size() >= jobs);
    }

    @Override
    public boolean recall(JobQueue queue) {
        return true;
    }

    @Override
    public void started(Job job) {
        started.add(job.file());
    }

    @Override
    public void opened(Job job) {}

    @Override
    public void resumed(Job job, long rows) {}

    @Override
    public void committed(Job job, long published, long refused) {}

    @Override
    public void retrying(Job job, int attempt, String reason) {}

    @Override
    public void broken(Job job, Throwable fault) {
        faults.add(fault);
    }

    @Override
    public void ended(Job job) {
        ended.add(job);
    }

    @Override
    public void tidyUp(Job job) {
        tidied.add(job);
    }

    @Override
    public void finished(Job job, int behind) {
        finished.add(job);
        waiting.add(behind);
    }
}
