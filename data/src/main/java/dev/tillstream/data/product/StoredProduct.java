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

    public String productId() {
        String id = fields.text(Products.PRODUCT_ID);
        if (id == null) {
            throw new UncheckedIOException(fields.missing(Products.PRODUCT_ID));
        }
        return id;
    }

    /** Whether it has a rating and tells how many gave one. */
    public boolean isRated() {
        return !fields.isMissing(Products.RATING) && !fields.isMissing(Products.RATING_COUNT);
    }

    /** Of a product that is rated, in the order of {@link ProductFeatures#NAMES}. */
    public double[] point() {
        return ProductFeatures.point(number(Products.DISCOUNTED_PRICE), number(Products.ACTUAL_PRICE),
                fields.isMissing(Products.DISCOUNT_PERCENTAGE) ? Double.NaN : number(Products.DISCOUNT_PERCENTAGE),
                number(Products.RATING), number(Products.RATING_COUNT));
    }

    private double number(int column) {
        try {
            return fields.number(column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
