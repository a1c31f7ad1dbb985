package dev.tillstream.data.product;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.tillstream.data.batch.BatchFields;

/**
 * The product that a batch's fields stand at: another one after each {@link BatchFields#next()}. Values are read when they
 * are asked for, and are as good as what the batch was written from: only their form is checked, which is an
 * {@link UncheckedIOException} where it is wrong. Not thread-safe.
 */
public final class StoredProduct {

    private final BatchFields fields;

    /** @param fields of a batch of {@link Products#DATASET} */
    public StoredProduct(BatchFields fields) {
        this.fields = fields;
    }

    private String productId() {
        return text(Products.PRODUCT_ID);
    }

    /** All but the description, which is long and which nothing is made of. */
    public Product withoutDescription() {
        return new Product(productId(), text(Products.PRODUCT_NAME), text(Products.CATEGORY),
                number(Products.DISCOUNTED_PRICE), number(Products.ACTUAL_PRICE),
                optional(Products.DISCOUNT_PERCENTAGE), optional(Products.RATING), count(), null);
    }

    private String text(int column) {
        String text = fields.text(column);
        if (text == null) {
            throw new UncheckedIOException(fields.missing(column));
        }
        return text;
    }

    private Double optional(int column) {
        return fields.isMissing(column) ? null : Double.valueOf(number(column));
    }

    private Integer count() {
        Double count = optional(Products.RATING_COUNT);
        return count == null ? null : Integer.valueOf(count.intValue());
    }

    private double number(int column) {
        try {
            return fields.number(column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
