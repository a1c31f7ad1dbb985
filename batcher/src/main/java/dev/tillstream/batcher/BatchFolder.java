package dev.tillstream.batcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tillstream.data.batch.BatchFileName;
import dev.tillstream.data.event.OffsetRange;
import org.apache.kafka.common.TopicPartition;

/** Where batch files are kept. A file is written under another name and gets its own only when it is complete. */
final class BatchFolder {

    private static final String UNFINISHED = ".part";

    private final Path path;

    BatchFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Where a batch that begins at the offset is written until it is complete. */
    Path unfinished(TopicPartition partition, long firstOffset) throws IOException {
        Files.createDirectories(path);
        return path.resolve("batch_" + partition + "-" + firstOffset + UNFINISHED);
    }

    /**
     * Gives a complete, synced file its name, durably.
     *
     * @return the file's new place
     */
    Path finish(Path unfinished, OffsetRange offsets) throws IOException {
        Path finished = path.resolve(BatchFileName.of(offsets));
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The name is durable only when the folder is.
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return finished;
    }

    /**
     * Removes what an earlier owner of the partition left behind: unfinished files, and finished ones that were never
     * announced.
     *
     * @param nextOffset the first offset behind the last announced batch
     * @return the names of the removed files
     */
    List<String> removeUnannounced(TopicPartition partition, long nextOffset) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        List<String> removed = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
                if (isUnannounced(file.getFileName().toString(), partition, nextOffset)) {
                    Files.delete(file);
                    removed.add(file.getFileName().toString());
                }
            }
        }
        return removed;
    }

    private static boolean isUnannounced(String name, TopicPartition partition, long nextOffset) {
        if (name.matches("batch_\\Q" + partition + "\\E-\\d+\\Q" + UNFINISHED + "\\E")) {
            return true;
        }
        Optional<OffsetRange> offsets = BatchFileName.parse(name);
        return offsets.isPresent() && offsets.get().topic().equals(partition.topic())
                && offsets.get().partition() == partition.partition() && offsets.get().first() >= nextOffset;
    }
}
