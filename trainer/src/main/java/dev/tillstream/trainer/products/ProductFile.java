package dev.tillstream.trainer.products;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.trainer.digest.DigestBytes;

/**
 * The products of a batch on disk, see {@link DigestBytes}: rows (long), number of products (int), and of each in ascending
 * order its id (length as int, UTF-8) and its point: the number of values (int), which is none if it is not rated, and the
 * values (doubles).
 */
final class ProductFile {

    private static final int FORMAT_VERSION = 1;

    private ProductFile() {}

    static void write(Path file, String batchSha256, LatestProducts products) throws IOException {
        SortedMap<byte[], double[]> points = new TreeMap<>(Arrays::compare);
        int length = Long.BYTES + Integer.BYTES;
        for (Map.Entry<String, double[]> product : products.points().entrySet()) {
            byte[] id = product.getKey().getBytes(StandardCharsets.UTF_8);
            points.put(id, product.getValue());
            length = Math.addExact(length, 2 * Integer.BYTES + id.length + product.getValue().length * Double.BYTES);
        }
        ByteBuffer out = DigestBytes.begin(FORMAT_VERSION, batchSha256, length);
        out.putLong(products.rows()).putInt(points.size());
        points.forEach((id, point) -> {
            out.putInt(id.length).put(id).putInt(point.length);
            for (double value : point) {
                out.putDouble(value);
            }
        });
        DigestBytes.write(file, out);
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws dev.tillstream.trainer.digest.DigestFormatException if it is not a good file of that batch
     */
    static LatestProducts read(Path file, String batchSha256) throws IOException {
        return DigestBytes.read(file, FORMAT_VERSION, batchSha256, in -> {
            LatestProducts products = new LatestProducts();
            products.setRows(in.getLong());
            for (int left = in.getInt(); left > 0; left--) {
                byte[] id = new byte[in.getInt()];
                in.get(id);
                products.put(new String(id, StandardCharsets.UTF_8), point(in));
            }
            DigestBytes.require(!in.hasRemaining(), "has more than it should");
            return products;
        });
    }

    private static double[] point(ByteBuffer in) throws IOException {
        int values = in.getInt();
        DigestBytes.require(values == 0 || values == ProductFeatures.NAMES.size(), "has other features");
        if (values == 0) {
            return LatestProducts.UNRATED;
        }
        double[] point = new double[values];
        in.asDoubleBuffer().get(point);
        in.position(in.position() + values * Double.BYTES);
        return point;
    }
}
