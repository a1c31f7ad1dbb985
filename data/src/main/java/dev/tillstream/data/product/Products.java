package dev.tillstream.data.product;

import java.util.List;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Column.Kind;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowSink;
import dev.tillstream.data.dataset.RowValues;

/** The dataset {@code amazon-sales}: the table <i>Amazon Sales Dataset</i> of Kaggle, the columns about products. */
public final class Products implements Dataset<Product> {

    public static final Products DATASET = new Products();

    static final int PRODUCT_ID = 0;
    static final int PRODUCT_NAME = 1;
    static final int CATEGORY = 2;
    static final int DISCOUNTED_PRICE = 3;
    static final int ACTUAL_PRICE = 4;
    static final int DISCOUNT_PERCENTAGE = 5;
    static final int RATING = 6;
    static final int RATING_COUNT = 7;

    private static final double MOST_MONEY = 1e12;
    private static final List<Column> COLUMNS = List.of(
            Column.required("product_id", Kind.CODE),
            Column.required("product_name", Kind.TEXT),
            Column.required("category", Kind.TEXT),
            Column.required("discounted_price", Kind.AMOUNT).between(0, MOST_MONEY),
            Column.required("actual_price", Kind.AMOUNT).between(0, MOST_MONEY),
            Column.optional("discount_percentage", Kind.PERCENT).between(0, 100),
            // One row of the original has a bar for a rating.
            Column.optional("rating", Kind.DECIMAL).between(0, 5).absent("|"),
            Column.optional("rating_count", Kind.COUNT).between(0, Integer.MAX_VALUE),
            Column.optional("about_product", Kind.TEXT));

    private Products() {}

    @Override
    public String name() {
        return "amazon-sales";
    }

    @Override
    public String topic() {
        return "retail-products";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Product row(RowValues values) {
        return new Product(values.text(0), values.text(1), values.text(2), values.decimal(3), values.decimal(4),
                values.has(5) ? values.decimal(5) : null, values.has(6) ? values.decimal(6) : null,
                values.has(7) ? values.integer(7) : null, values.text(8));
    }

    @Override
    public void write(Product row, RowSink sink) {
        sink.text(0, row.productId());
        sink.text(1, row.productName());
        sink.text(2, row.category());
        sink.decimal(3, row.discountedPrice());
        sink.decimal(4, row.actualPrice());
        if (row.discountPercentage() != null) {
            sink.decimal(5, row.discountPercentage());
        }
        if (row.rating() != null) {
            sink.decimal(6, row.rating());
        }
        if (row.ratingCount() != null) {
            sink.whole(7, row.ratingCount());
        }
        sink.text(8, row.aboutProduct());
    }
}
