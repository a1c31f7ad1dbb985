package dev.tillstream.trainer.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import dev.tillstream.trainer.digest.DigestBytes;

/**
 * A batch's columns on disk, see {@link DigestBytes}: number of rows (int), all groups (longs), seconds (longs), prices
 * (doubles) and quantities (ints).
 */
final class RowFile {

    private static final int FORMAT_VERSION = 1;
    private static final int BYTES_PER_ROW = 3 * Long.BYTES + Integer.BYTES;

    private RowFile() {}

    static void write(Path file, String batchSha256, RowColumns rows) throws IOException {
        ByteBuffer out = DigestBytes.begin(FORMAT_VERSION, batchSha256,
                Math.addExact(Integer.BYTES, Math.multiplyExact(rows.size(), BYTES_PER_ROW)));
        out.putInt(rows.size());
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
        DigestBytes.write(file, out);
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws dev.tillstream.trainer.digest.DigestFormatException if it is not a good file of that batch
     */
    static RowColumns read(Path file, String batchSha256) throws IOException {
        return DigestBytes.read(file, FORMAT_VERSION, batchSha256, in -> {
            int size = in.getInt();
            DigestBytes.require(size >= 0 && in.remaining() == (long) size * BYTES_PER_ROW, "has another length");
            return columns(in, size);
        });
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
}
