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
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A folder that people and programs put files into. A file is taken when it has not changed between two looks, so that
 * one that is still being copied waits; when its job has ended it goes to the folder {@code done} or {@code failed} in it.
 * Looks, and does not wait for the system's notice, which network drives and containers' mounts don't give. Thread-safe.
 */
final class DropFolder implements AutoCloseable {

    private final Path folder;
    private final Duration interval;
    private final Map<Path, Look> seen = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread looking = new Thread(work, "drop-folder");
        looking.setDaemon(true);
        return looking;
    });
    private boolean failing;

    /** How a file was at the last look. */
    private record Look(long size, FileTime modified, boolean taken) {}

    DropFolder(Path folder, Duration interval) {
        this.folder = folder;
        this.interval = interval;
    }

    /** Begins to look; each file that is complete is handed over once. */
    void start(Consumer<Path> found) {
        thread.scheduleWithFixedDelay(() -> look(found), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Moves a file whose job has ended; one that was stopped stays, and is found again by the next life. */
    void finished(Job job) {
        if (job.order().origin() != Job.Origin.DROPPED || job.state() instanceof JobState.Stopped) {
            return;
        }
        boolean failed = job.state() instanceof JobState.Failed || job.state() instanceof JobState.Cancelled;
        try {
            Path target = Files.createDirectories(folder.resolve(failed ? "failed" : "done"));
            Files.move(job.path(), free(target, job.file()));
        } catch (IOException e) {
            // Not taken again while it stays as it is.
            IngestLog.notMoved(job.path(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void look(Consumer<Path> found) {
        try {
            Files.createDirectories(folder);
            Map<Path, Look> now = new HashMap<>();
            for (Path file : SourcePaths.expand(folder)) {
                look(file, now, found);
            }
            seen.clear();
            seen.putAll(now);
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                failing = true;
                IngestLog.dropFolderFailed(folder, e);
            }
        }
    }

    private void look(Path file, Map<Path, Look> now, Consumer<Path> found) throws IOException {
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException movedAway) {
            return;
        }
        Look before = seen.get(file);
        boolean same = before != null && before.size == is.size() && before.modified.equals(is.lastModifiedTime());
        boolean take = same && !before.taken;
        if (take) {
            found.accept(file);
        }
        now.put(file, new Look(is.size(), is.lastModifiedTime(), take || same && before.taken));
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
