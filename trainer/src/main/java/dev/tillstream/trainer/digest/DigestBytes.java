package dev.tillstream.trainer.digest;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import dev.tillstream.trainer.store.AtomicFiles;

/**
 * What files of digests have around their content, big-endian: format version (int), SHA-256 of the batch (short and
 * bytes), and behind the content a CRC-32 of all that (long). A file can be made again from its batch, so other formats
 * and damage are only told apart from a good file.
 */
public final class DigestBytes {

    private DigestBytes() {}

    /** Reads what is between. */
    @FunctionalInterface
    public interface Content<D> {

        /**
         * @param in has the content left, and nothing else
         * @throws IOException if it can't be that of such a digest; its message goes on behind the file's name
         */
        D read(ByteBuffer in) throws IOException;
    }

    /** The beginning of a file with room for its content. @param length of the content, in bytes */
    public static ByteBuffer begin(int formatVersion, String batchSha256, int length) {
        byte[] sha256 = batchSha256.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Math.addExact(length, Integer.BYTES + Short.BYTES + sha256.length + Long.BYTES))
                .putInt(formatVersion).putShort((short) sha256.length).put(sha256);
    }

    /** Ends the file and writes it. @param out where only the end is missing */
    public static void write(Path file, ByteBuffer out) throws IOException {
        out.putLong(checksum(out.array(), out.position()));
        AtomicFiles.write(file, out.array());
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DigestFormatException if it is not a good file of that format and batch
     */
    public static <D> D read(Path file, int formatVersion, String batchSha256, Content<D> content)
            throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            require(in.getInt() == formatVersion, "is of another format");
            byte[] sha256 = new byte[in.getShort()];
            in.get(sha256);
            require(new String(sha256, StandardCharsets.US_ASCII).equals(batchSha256), "is of another batch");
            int end = bytes.length - Long.BYTES;
            require(end >= in.position() && checksum(bytes, end) == in.getLong(end), "is damaged");
            return content.read(in.limit(end));
        } catch (IOException | IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new DigestFormatException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    /** For what a content must be like. */
    public static void require(boolean good, String otherwise) throws IOException {
        if (!good) {
            throw new IOException("it " + otherwise);
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
