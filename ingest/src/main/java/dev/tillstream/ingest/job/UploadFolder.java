package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;

/**
 * Files that were sent and are not ingested yet, each in a folder of its own under its own name. What was asked for stands
 * in the folder's name, {@code ID}, {@code ID.online-retail}, or with the time in milliseconds {@code ID.forced-1768473000000} and
 * {@code ID.forced-1768473000000.online-retail}, so that no file is ever without it. One that is left from an earlier life of the service has not been finished. Thread-safe.
 */
final class UploadFolder {

    /** In bytes, as file systems count. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern FORCED = Pattern.compile("forced-(\\d{1,15})");

    private final Path folder;

    /** A file that is kept, and what was asked for. */
    record Upload(Path file, Job.Order order) {}

    UploadFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes a file over.
     *
     * @param name as the sender says: only its last part is used, and nothing in it leads to another folder
     */
    Upload keep(Path received, String name, boolean forced, Optional<Dataset<?>> dataset) throws IOException {
        String own = UUID.randomUUID() + (forced ? ".forced-" + Instant.now().toEpochMilli() : "")
                + dataset.map(asked -> "." + asked.name()).orElse("");
        Path kept = resolve(Files.createDirectories(folder.resolve(own)), safe(name));
        Files.move(received, kept, StandardCopyOption.REPLACE_EXISTING);
        return new Upload(kept, new Job.Order(Job.Origin.UPLOADED, forced, dataset));
    }

    /** What was asked for of a file that is kept; nothing is, where the folder has another kind of name. */
    private static Upload upload(Path kept) {
        List<String> asked = List.of(kept.getParent().getFileName().toString().split("\\."));
        Optional<Instant> forced = asked.stream().map(FORCED::matcher).filter(Matcher::matches).findAny()
                .map(time -> Instant.ofEpochMilli(Long.parseLong(time.group(1))));
        return new Upload(kept, new Job.Order(Job.Origin.UPLOADED, forced.isPresent(),
                Datasets.ALL.stream().filter(dataset -> asked.contains(dataset.name())).findAny(), forced));
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
    List<Upload> unfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted(UploadFolder::byAge).map(UploadFolder::upload).toList();
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
