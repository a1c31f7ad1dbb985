package dev.tillstream.data;

import java.util.List;
import java.util.Optional;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;

/** The datasets that Tillstream knows. */
public final class Datasets {

    /** All of them. */
    public static final List<Dataset<?>> ALL = List.of(Transactions.DATASET, Products.DATASET, VisitorEvents.DATASET);

    private Datasets() {}

    /** The dataset of that name. */
    public static Optional<Dataset<?>> named(String name) {
        for (Dataset<?> dataset : ALL) {
            if (dataset.name().equals(name)) {
                return Optional.of(dataset);
            }
        }
        return Optional.empty();
    }
}
