package dev.tillstream.trainer.products;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;

import dev.tillstream.data.product.Product;
import dev.tillstream.trainer.digest.DigestBytes;

/**
 * The products of a batch on disk, see {@link DigestBytes}: rows (long), number of products (int), and of each in ascending
 * order its id, name and category (lengths as int, UTF-8), both prices, discount and rating (doubles) and the number of
 * ratings (int). What a product has not is NaN, or −1 for the number. Format 1 had the points only.
 */
final class ProductFile {

    private static final int FORMAT_VERSION = 2;
    private static final int NUMBERS = 4 * Double.BYTES + Integer.BYTES;

    private ProductFile() {}

    static void write(Path file, String batchSha256, LatestProducts products) throws IOException {
        Collection<Product> ascending = products.ascending();
        int length = Long.BYTES + Integer.BYTES;
        for (Product product : ascending) {
            length = Math.addExact(length, bytes(product.productId()).length + bytes(product.productName()).length
                    + bytes(product.category()).length + 3 * Integer.BYTES + NUMBERS);
        }
        ByteBuffer out = DigestBytes.begin(FORMAT_VERSION, batchSha256, length);
        out.putLong(products.rows()).putInt(ascending.size());
        ascending.forEach(product -> put(out, product));
        DigestBytes.write(file, out);
    }

    private static void put(ByteBuffer out, Product product) {
        put(out, product.productId());
        put(out, product.productName());
        put(out, product.category());
        out.putDouble(product.discountedPrice()).putDouble(product.actualPrice());
        put(out, product.discountPercentage());
        put(out, product.rating());
        out.putInt(product.ratingCount() == null ? -1 : product.ratingCount());
    }

    private static void put(ByteBuffer out, String text) {
        byte[] bytes = bytes(text);
        out.putInt(bytes.length).put(bytes);
    }

    private static void put(ByteBuffer out, Double number) {
        out.putDouble(number == null ? Double.NaN : number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
                products.put(new Product(text(in), text(in), text(in), in.getDouble(), in.getDouble(), number(in),
                        number(in), count(in), null));
            }
            DigestBytes.require(!in.hasRemaining(), "has more than it should");
            return products;
        });
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Double number(ByteBuffer in) {
        double number = in.getDouble();
        return Double.isNaN(number) ? null : Double.valueOf(number);
    }

    private static Integer count(ByteBuffer in) {
        int count = in.getInt();
        return count < 0 ? null : Integer.valueOf(count);
    }
}
