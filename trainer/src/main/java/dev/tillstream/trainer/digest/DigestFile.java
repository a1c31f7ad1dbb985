package dev.tillstream.trainer.digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A batch's points on disk, see {@link DigestBytes}: features (int), points (int), and each point's values (doubles) and
 * count (long). In format 1, points of transactions did not tell cancellations.
 */
final class DigestFile {

    private static final int FORMAT_VERSION = 2;

    private DigestFile() {}

    static void write(Path file, String batchSha256, WeightedPoints points) throws IOException {
        ByteBuffer out = DigestBytes.begin(FORMAT_VERSION, batchSha256, Math.addExact(2 * Integer.BYTES,
                Math.multiplyExact(points.size(), (points.features() + 1) * Long.BYTES)));
        out.putInt(points.features()).putInt(points.size());
        for (int point = 0; point < points.size(); point++) {
            for (int feature = 0; feature < points.features(); feature++) {
                out.putDouble(points.value(point, feature));
            }
            out.putLong(points.count(point));
        }
        DigestBytes.write(file, out);
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws DigestFormatException if it is not a good file of that batch, with points of so many features
     */
    static WeightedPoints read(Path file, String batchSha256, int expectedFeatures) throws IOException {
        return DigestBytes.read(file, FORMAT_VERSION, batchSha256, in -> {
            int features = in.getInt();
            int size = in.getInt();
            DigestBytes.require(features == expectedFeatures, "has other features");
            DigestBytes.require(size >= 0 && in.remaining() == size * (features + 1L) * Long.BYTES,
                    "has another length");
            return points(in, features, size);
        });
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
}
