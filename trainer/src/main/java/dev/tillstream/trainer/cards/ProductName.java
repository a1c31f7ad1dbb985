package dev.tillstream.trainer.cards;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

import dev.tillstream.data.transaction.TransactionFields;

/**
 * What a row calls its product; texts are without blanks around them, and cut at
 * {@value #MOST_CHARACTERS} characters.
 *
 * @param description empty if the row has none
 */
record ProductName(String stockCode, String description) implements Comparable<ProductName> {

    private static final int MOST_CHARACTERS = 100;
    private static final Comparator<ProductName> ORDER = Comparator.comparing(ProductName::stockCode)
            .thenComparing(ProductName::description);

    ProductName {
        requireNonNull(stockCode, "stockCode");
        requireNonNull(description, "description");
    }

    static ProductName of(TransactionFields row) {
        return new ProductName(cut(row.stockCode()), row.description() == null ? "" : cut(row.description()));
    }

    static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() <= MOST_CHARACTERS ? stripped : stripped.substring(0, MOST_CHARACTERS);
    }

    @Override
    public int compareTo(ProductName other) {
        return ORDER.compare(this, other);
    }
}
