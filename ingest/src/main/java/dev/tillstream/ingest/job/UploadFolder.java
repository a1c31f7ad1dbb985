package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files that were sent and are not ingested yet, each in a folder of its own under its own name. One that is left from
 * an earlier life of the service has not been finished. Thread-safe.
 */
final class UploadFolder {

    /** In bytes, as file systems count. */
    private static final int LONGEST_NAME = 200;

    private final Path folder;

    UploadFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes a file over.
     *
     * @param name as the sender says: only its last part is used, and nothing in it leads to another folder
     */
    Path keep(Path received, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        return Files.move(received, resolve(own, safe(name)), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path resolve(Path own, String name) {
        try {
            return own.resolve(name);
        } catch (InvalidPathException unwritable) {
            // Without a locale, as in many containers, the JVM writes ASCII names alone.
            return own.resolve(name.replaceAll("[^\\p{ASCII}]", "_"));
        }
    }

    /** What earlier lives of the service left, the oldest first. */
    List<Path> unfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted(UploadFolder::byAge).toList();
        }
    }

    void remove(Path kept) throws IOException {
        Files.deleteIfExists(kept);
        Files.deleteIfExists(kept.getParent());
    }

    static String safe(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").strip();
        if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
            return "upload";
        }
        return end(plain);
    }

    /** As much of the end, where the name's extension is, as fits. */
    private static String end(String name) {
        String end = name;
        while (end.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            end = end.substring(end.offsetByCodePoints(0, 1));
        }
        return end;
    }

    private static int byAge(Path one, Path other) {
        return Long.compare(one.toFile().lastModified(), other.toFile().lastModified());
    }
}
