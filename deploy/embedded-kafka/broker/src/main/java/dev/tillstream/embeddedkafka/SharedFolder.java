package dev.tillstream.embeddedkafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the users of a shared broker and the broker meet: a file for each user, which counts as long as its process
 * lives, and one with the broker's address. Who changes what is there holds the lock. Users may be killed at any time.
 */
final class SharedFolder {

    private static final String ADDRESS = "address";
    private static final String USER = "user-";

    private final Path folder;

    SharedFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** What is done alone. */
    interface Change<T> {
        T make() throws IOException;
    }

    /** Makes a change while no other process makes one; threads of one JVM take turns. */
    <T> T alone(Change<T> change) throws IOException {
        Files.createDirectories(folder);
        synchronized (SharedFolder.class) {
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                return change.make();
            }
        }
    }

    /** @return the user's file, to be deleted when it needs the broker no more */
    Path register(ProcessHandle user) throws IOException {
        Path file = folder.resolve(USER + UUID.randomUUID());
        Files.writeString(file, identity(user));
        return file;
    }

    /** Whether any user's process lives; forgets those that don't. */
    boolean isUsed() throws IOException {
        List<Path> users;
        try (Stream<Path> files = Files.list(folder)) {
            users = files.filter(file -> file.getFileName().toString().startsWith(USER)).toList();
        }
        boolean used = false;
        for (Path user : users) {
            if (lives(Files.readString(user))) {
                used = true;
            } else {
                Files.deleteIfExists(user);
            }
        }
        return used;
    }

    /** The address of a broker whose process lives. */
    Optional<String> address() throws IOException {
        Path file = folder.resolve(ADDRESS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() == 2 && lives(lines.get(1)) ? Optional.of(lines.get(0)) : Optional.empty();
    }

    void publish(String bootstrapServers, ProcessHandle broker) throws IOException {
        Path unfinished = folder.resolve(ADDRESS + ".part");
        Files.write(unfinished, List.of(bootstrapServers, identity(broker)));
        Files.move(unfinished, folder.resolve(ADDRESS), StandardCopyOption.ATOMIC_MOVE);
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(folder.resolve(ADDRESS));
    }

    /** Process numbers come again, but not with the same start. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("?");
    }

    private static boolean lives(String identity) {
        int end = identity.indexOf(' ');
        return end > 0 && ProcessHandle.of(Long.parseLong(identity.substring(0, end)))
                .filter(ProcessHandle::isAlive).map(SharedFolder::identity).filter(identity.strip()::equals)
                .isPresent();
    }
}
