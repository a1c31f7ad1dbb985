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
 * A batch's points on disk, big-endian: format version (int), SHA-256 of the batch (UTF), features (int), points (int),
 * each point's values (doubles) and count (long), and a CRC-32 of all that (long). It can always be made again from the
 * batch, so other formats and damage are only told apart from a good file. In format 1, points of transactions did not
 * tell cancellations.
 */
final class DigestFile {

    private static final int FORMAT_VERSION = 2;

    private DigestFile() {}

    static void write(Path file, String batchSha256, WeightedPoints points) throws IOException {
        byte[] sha256 = batchSha256.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(3 * Integer.BYTES + Short.BYTES + sha256.length + Long.BYTES
                + Math.multiplyExact(points.size(), (points.features() + 1) * Long.BYTES));
        out.putInt(FORMAT_VERSION).putShort((short) sha256.length).put(sha256);
        out.putInt(points.features()).putInt(points.size());
        for (int point = 0; point < points.size(); point++) {
            for (int feature = 0; feature < points.features(); feature++) {
                out.putDouble(points.value(point, feature));
            }
            out.putLong(points.count(point));
        }
        out.putLong(checksum(out.array(), out.position()));
        AtomicFiles.write(file, out.array());
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DigestFormatException if it is not a good file of that batch, with points of so many features
     */
    static WeightedPoints read(Path file, String batchSha256, int expectedFeatures) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            require(in.getInt() == FORMAT_VERSION, "is of another format");
            byte[] sha256 = new byte[in.getShort()];
            in.get(sha256);
            require(new String(sha256, StandardCharsets.US_ASCII).equals(batchSha256), "is of another batch");
            int features = in.getInt();
            int size = in.getInt();
            require(features == expectedFeatures, "has other features");
            require(size >= 0 && in.remaining() == size * (features + 1L) * Long.BYTES + Long.BYTES,
                    "has another length");
            require(checksum(bytes, bytes.length - Long.BYTES) == in.getLong(bytes.length - Long.BYTES), "is damaged");
            return points(in, features, size);
        } catch (IOException | IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new DigestFormatException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static WeightedPoints points(ByteBuffer in, int features, int size) {
        double[] values = new double[size * features];
        long[] counts = new long[size];
        for (int point = 0; point < size; point++) {
            for (int feature = 0; feature < features; feature++) {
                values[point * features + feature] = in.getDouble();
            }
            counts[point] = in.getLong();
        }
        return new WeightedPoints(features, values, counts);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }

    private static void require(boolean good, String otherwise) throws IOException {
        if (!good) {
            throw new IOException("it " + otherwise);
        }
    }
}
