package dev.tillstream.ingest.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import dev.tillstream.data.model.Sha256;
import dev.tillstream.ingest.source.UnreadableFileException;

/**
 * A file with its identity.
 *
 * @param sha256 digest of its content, in lower-case hexadecimal
 */
public record InputFile(Path path, String sha256) {

    /**
     * Reads the file once for its digest.
     *
     * @throws UnreadableFileException if there is no such file, or it may not be read
     */
    public static InputFile identify(Path path) throws IOException {
        requireFile(path);
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new InputFile(path, Sha256.finish(digest));
    }

    /** Name of the file, without its folder. */
    public String name() {
        return name(path);
    }

    /** Name of a file, without its folder. */
    public static String name(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    static void requireFile(Path path) throws UnreadableFileException {
        String name = name(path);
        if (!Files.exists(path)) {
            throw new UnreadableFileException(name, null, "there is no such file: " + path.toAbsolutePath());
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFileException(name, null, "is a folder or a device, not a file");
        }
        if (!Files.isReadable(path)) {
            throw new UnreadableFileException(name, null, "may not be read: check the file's permissions");
        }
    }
}
