package dev.tillstream.trainer.digest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT_VERSION);
            out.writeUTF(batchSha256);
            out.writeInt(points.features());
            out.writeInt(points.size());
            for (int point = 0; point < points.size(); point++) {
                for (int feature = 0; feature < points.features(); feature++) {
                    out.writeDouble(points.value(point, feature));
                }
                out.writeLong(points.count(point));
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DigestFormatException if it is not a good file of that batch, with points of so many features
     */
    static WeightedPoints read(Path file, String batchSha256, int expectedFeatures) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require(in.readInt() == FORMAT_VERSION, "is of another format");
            require(in.readUTF().equals(batchSha256), "is of another batch");
            int features = in.readInt();
            int size = in.readInt();
            require(features == expectedFeatures, "has other features");
            require(size >= 0 && in.available() == size * (features + 1L) * Long.BYTES + Long.BYTES,
                    "has another length");
            require(checksum(bytes, bytes.length - Long.BYTES) == checksumOf(bytes), "is damaged");
            return points(in, features, size);
        } catch (IOException | IllegalArgumentException e) {
            throw new DigestFormatException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static WeightedPoints points(DataInputStream in, int features, int size) throws IOException {
        double[] values = new double[size * features];
        long[] counts = new long[size];
        for (int point = 0; point < size; point++) {
            for (int feature = 0; feature < features; feature++) {
                values[point * features + feature] = in.readDouble();
            }
            counts[point] = in.readLong();
        }
        return new WeightedPoints(features, values, counts);
    }

    private static long checksumOf(byte[] bytes) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - Long.BYTES, Long.BYTES)).readLong();
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
