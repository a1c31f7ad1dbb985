package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tillstream.ingest.publish.RowCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A drop folder that looks when it is told to. */
abstract class DropFolderFixture {

    static final JobState DONE = new JobState.Completed(Instant.EPOCH, RowCounts.NONE, 1);
    static final JobState FAILED = new JobState.Failed(Instant.EPOCH, "is bad", RowCounts.NONE);
    static final JobState CANCELLED = new JobState.Cancelled(Instant.EPOCH, RowCounts.NONE);
    static final JobState STOPPED = new JobState.Stopped(Instant.EPOCH, RowCounts.NONE);

    @TempDir
    Path home;

    final List<Path> taken = new ArrayList<>();
    Path folder;
    DropFolder drop;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(home.resolve("drop"));
        drop = new DropFolder(folder, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        drop.close();
    }

    void look() {
        drop.look(taken::add);
    }

    Path put(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void end(Path file, JobState state) {
        drop.finished(Job.queued(file, Job.Order.of(Job.Origin.DROPPED)).with(state));
    }

    List<String> contents(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }
}
