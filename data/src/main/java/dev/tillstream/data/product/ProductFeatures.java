package dev.tillstream.data.product;

import java.util.List;

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
     * A point.
     *
     * @param discount NaN where the source has none: it is that of the prices then
     */
    public static double[] point(double discountedPrice, double actualPrice, double discount, double rating,
            double ratingCount) {
        return new double[]{discountedPrice, actualPrice,
                Double.isNaN(discount) ? discount(discountedPrice, actualPrice) : discount, rating,
                StrictMath.log1p(ratingCount)};
    }

    private static double discount(double discountedPrice, double actualPrice) {
        return actualPrice > discountedPrice ? 100 * (1 - discountedPrice / actualPrice) : 0;
    }
}
