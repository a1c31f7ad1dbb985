package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A folder that people and programs put files into. A file is taken when it has not changed between two looks, so that
 * one that is still being copied waits; when its job has ended it goes to the folder {@code done} or {@code failed} in
 * it. No path has two jobs at a time.
 * Looks, and does not wait for the system's notice, which network drives and containers' mounts don't give. Thread-safe.
 */
final class DropFolder implements AutoCloseable {

    private final Path folder;
    private final Duration interval;
    /** The files as they were at the last look. */
    private final Map<Path, Look> seen = new HashMap<>();
    /** Those that were handed over, as they were then. */
    private final Map<Path, Look> taken = new HashMap<>();
    /** Those of them whose job has not ended. */
    private final Set<Path> atWork = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread looking = new Thread(work, "drop-folder");
        looking.setDaemon(true);
        return looking;
    });
    private boolean failing;

    private record Look(long size, FileTime modified) {
        static Look at(Path file) throws IOException {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(is.size(), is.lastModifiedTime());
        }
    }

    DropFolder(Path folder, Duration interval) {
        this.folder = folder;
        this.interval = interval;
    }

    /** Begins to look; each file that is complete is handed over once. */
    void start(Consumer<Path> found) {
        thread.scheduleWithFixedDelay(() -> look(found), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Moves a file whose job has ended. One whose job was stopped stays, and is found again by the next life; one that
     * has changed meanwhile stays, and is taken again.
     */
    synchronized void finished(Job job) {
        if (job.order().origin() != Job.Origin.DROPPED || job.state() instanceof JobState.Stopped) {
            return;
        }
        atWork.remove(job.path());
        boolean failed = job.state() instanceof JobState.Failed || job.state() instanceof JobState.Cancelled;
        try {
            if (Look.at(job.path()).equals(taken.get(job.path()))) {
                Path target = Files.createDirectories(folder.resolve(failed ? "failed" : "done"));
                Files.move(job.path(), free(target, job.file()));
                taken.remove(job.path());
            }
        } catch (IOException e) {
            // Not taken again while it stays as it is.
            IngestLog.notMoved(job.path(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** One look: what has not changed since the last one is handed over. */
    synchronized void look(Consumer<Path> found) {
        try {
            Files.createDirectories(folder);
            List<Path> files = SourcePaths.expand(folder);
            seen.keySet().retainAll(files);
            taken.keySet().retainAll(files);
            for (Path file : files) {
                look(file, found);
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                failing = true;
                IngestLog.dropFolderFailed(folder, e);
            }
        }
    }

    private void look(Path file, Consumer<Path> found) throws IOException {
        Look now;
        try {
            now = Look.at(file);
        } catch (NoSuchFileException movedAway) {
            return;
        }
        boolean complete = now.equals(seen.put(file, now));
        if (complete && !atWork.contains(file) && !now.equals(taken.get(file))) {
            found.accept(file);
            taken.put(file, now);
            atWork.add(file);
        }
    }

    /** A name that no file in the folder has. */
    private static Path free(Path target, String name) {
        Path free = target.resolve(name);
        for (int again = 2; Files.exists(free); again++) {
            free = target.resolve(Instant.now().toEpochMilli() + "-" + again + "-" + name);
        }
        return free;
    }
}
