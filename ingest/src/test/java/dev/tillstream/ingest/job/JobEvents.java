package dev.tillstream.ingest.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Remembers the CDI events of the running service. */
@ApplicationScoped
public class JobEvents {

    private final List<JobFinished> finished = new CopyOnWriteArrayList<>();

    void hear(@Observes JobFinished event) {
        finished.add(event);
    }

    List<JobFinished> finished() {
        return finished;
    }
}
