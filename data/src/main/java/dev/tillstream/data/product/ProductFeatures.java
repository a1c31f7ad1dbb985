package dev.tillstream.data.product;

import java.util.List;
import java.util.Optional;

/** The features of the family {@code product-clusters}: the same for training and for serving. */
public final class ProductFeatures {

    /**
     * Names in the order of every point's values: both prices in rupees, the discount from 0 to 100, the mean rating from
     * 0 to 5, and {@code ln(1 + number of ratings)}.
     */
    public static final List<String> NAMES = List.of("discounted_price", "actual_price", "discount_percentage",
            "rating",
            "log_rating_count");

    private ProductFeatures() {}

    /**
     * A product's point; its discount is that of the prices where the source has none.
     *
     * @return empty if it has no rating, or it is not told how many gave one
     */
    public static Optional<double[]> point(Product product) {
        if (product.rating() == null || product.ratingCount() == null) {
            return Optional.empty();
        }
        return Optional.of(new double[]{product.discountedPrice(), product.actualPrice(), discount(product),
                product.rating(), StrictMath.log1p(product.ratingCount())});
    }

    private static double discount(Product product) {
        return product.discountPercentage() == null
                ? discount(product.discountedPrice(), product.actualPrice())
                : product.discountPercentage();
    }

    private static double discount(double discountedPrice, double actualPrice) {
        return actualPrice > discountedPrice ? 100 * (1 - discountedPrice / actualPrice) : 0;
    }
}
