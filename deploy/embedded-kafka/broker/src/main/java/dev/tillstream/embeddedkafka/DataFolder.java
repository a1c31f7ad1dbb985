package dev.tillstream.embeddedkafka;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder of one broker, held exclusively while open. Kafka has a lock of its own, but takes it too late: two first
 * starts at once would both lay out the folder. The operating system drops the lock of a killed process.
 */
record DataFolder(Path path, boolean isTemporary, FileChannel lock) implements Closeable {

    private static final String LOCK = "embedded-kafka.lock";

    static DataFolder temporary() throws IOException {
        Path path = Files.createTempDirectory("embedded-kafka-");
        return new DataFolder(path, true, lock(path));
    }

    static DataFolder kept(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        Files.createDirectories(path);
        return new DataFolder(path, false, lock(path));
    }

    /** Kafka's own part of the folder. */
    Path kafka() {
        return path.resolve("kafka");
    }

    @Override
    public void close() throws IOException {
        lock.close();
        if (isTemporary) {
            delete(path);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(path, e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(path, null);
        }
        return channel;
    }

    private static FolderInUseException inUse(Path path, Throwable cause) {
        FolderInUseException inUse = new FolderInUseException(path);
        inUse.initCause(cause);
        return inUse;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
