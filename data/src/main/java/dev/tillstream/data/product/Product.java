package dev.tillstream.data.product;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

import dev.tillstream.data.dataset.Row;

/**
 * A product of a catalogue, as the <i>Amazon Sales Dataset</i> holds it. One that comes again with the same id replaces
 * the older one.
 *
 * @param productId identifies the product
 * @param productName as the catalogue shows it
 * @param category from the general to the particular, levels parted by {@code |}
 * @param discountedPrice what it costs, in rupees
 * @param actualPrice what it costs without the discount, in rupees
 * @param discountPercentage from 0 to 100, or null where the source has none
 * @param rating mean rating, from 0 to 5, or null where the source has none
 * @param ratingCount number of ratings, or null where the source has none
 * @param aboutProduct description, or null where the source has none
 */
public record Product(
        String productId,
        String productName,
        String category,
        double discountedPrice,
        double actualPrice,
        Double discountPercentage,
        Double rating,
        Integer ratingCount,
        String aboutProduct) implements Row {

    /** @throws IllegalArgumentException if a required text is blank or a price is negative or not finite */
    public Product {
        requireText(productId, "product_id");
        requireText(productName, "product_name");
        requireText(category, "category");
        requirePrice(discountedPrice, "discounted_price");
        requirePrice(actualPrice, "actual_price");
    }

    @Override
    public String key() {
        return productId;
    }

    /** A catalogue has no time. */
    @Override
    public Instant time() {
        return null;
    }

    private static void requireText(String text, String field) {
        if (requireNonNull(text, field).isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }

    private static void requirePrice(double price, String field) {
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(field + " is not a price: " + price);
        }
    }
}
