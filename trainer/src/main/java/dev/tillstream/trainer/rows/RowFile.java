package dev.tillstream.trainer.rows;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import dev.tillstream.trainer.digest.DigestFormatException;
import dev.tillstream.trainer.store.AtomicFiles;

/**
 * A batch's columns on disk, big-endian: format version (int), SHA-256 of the batch (short and bytes), number of rows
 * (int), all groups (longs), seconds (longs), prices (doubles) and quantities (ints), and a CRC-32 of all that (long). It
 * can be made again from the batch as long as that is there.
 */
final class RowFile {

    private static final int FORMAT_VERSION = 1;
    private static final int BYTES_PER_ROW = 3 * Long.BYTES + Integer.BYTES;

    private RowFile() {}

    static void write(Path file, String batchSha256, RowColumns rows) throws IOException {
        byte[] sha256 = batchSha256.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(Math.multiplyExact(rows.size(), BYTES_PER_ROW),
                2 * Integer.BYTES + Short.BYTES + sha256.length + Long.BYTES));
        out.putInt(FORMAT_VERSION).putShort((short) sha256.length).put(sha256).putInt(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            out.putLong(rows.group(row));
        }
        for (int row = 0; row < rows.size(); row++) {
            out.putLong(rows.second(row));
        }
        for (int row = 0; row < rows.size(); row++) {
            out.putDouble(rows.price(row));
        }
        for (int row = 0; row < rows.size(); row++) {
            out.putInt(rows.quantity(row));
        }
        out.putLong(checksum(out.array(), out.position()));
        AtomicFiles.write(file, out.array());
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DigestFormatException if it is not a good file of that batch
     */
    static RowColumns read(Path file, String batchSha256) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            require(in.getInt() == FORMAT_VERSION, "is of another format");
            byte[] sha256 = new byte[in.getShort()];
            in.get(sha256);
            require(new String(sha256, StandardCharsets.US_ASCII).equals(batchSha256), "is of another batch");
            int size = in.getInt();
            require(size >= 0 && in.remaining() == (long) size * BYTES_PER_ROW + Long.BYTES, "has another length");
            require(checksum(bytes, bytes.length - Long.BYTES) == in.getLong(bytes.length - Long.BYTES), "is damaged");
            return columns(in, size);
        } catch (IOException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new DigestFormatException(file.getFileName() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static RowColumns columns(ByteBuffer in, int size) {
        long[] groups = new long[size];
        long[] seconds = new long[size];
        double[] prices = new double[size];
        int[] quantities = new int[size];
        in.asLongBuffer().get(groups).get(seconds);
        in.position(in.position() + 2 * size * Long.BYTES);
        in.asDoubleBuffer().get(prices);
        in.position(in.position() + size * Double.BYTES);
        in.asIntBuffer().get(quantities);
        return new RowColumns(quantities, prices, seconds, groups, size);
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
