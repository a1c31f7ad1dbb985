package dev.tillstream.trainer.cards;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.tillstream.data.transaction.TransactionFields;

/**
 * What the rows at each distinct point are of. The same rows give the same details, however they are batched and in
 * whatever order batches are merged. Not thread-safe.
 */
final class PointDetails {

    private record Point(double[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Point point && Arrays.equals(values, point.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    private final Function<? super TransactionFields, double[]> point;
    private final Map<Point, PointDetail> details = new HashMap<>();
    /** Equal texts are held once. */
    private final Map<Object, Object> shared = new HashMap<>();

    /** @param point a row's point */
    PointDetails(Function<? super TransactionFields, double[]> point) {
        this.point = point;
    }

    void add(TransactionFields row) {
        PointDetail detail = at(point.apply(row));
        detail.addCountry(
                share(row.country() == null ? PointDetail.NO_COUNTRY : ProductName.cut(row.country())), 1);
        detail.sample().add(new RowSample.Entry(RowHash.of(row), share(ProductName.of(row)), 1));
    }

    void addAll(PointDetails other) {
        other.forEach((values, added) -> {
            PointDetail detail = at(values);
            added.countries().forEach((country, rows) -> detail.addCountry(share(country), rows));
            for (RowSample.Entry entry : added.sample().entries()) {
                detail.sample().add(new RowSample.Entry(entry.hash(), share(entry.product()), entry.rows()));
            }
        });
    }

    /** The detail of a point, which is empty if there was none. */
    PointDetail at(double[] values) {
        return details.computeIfAbsent(new Point(values), key -> new PointDetail());
    }

    Optional<PointDetail> find(double[] values) {
        return Optional.ofNullable(details.get(new Point(values)));
    }

    /** In no certain order. */
    void forEach(BiConsumer<double[], PointDetail> consumer) {
        details.forEach((key, detail) -> consumer.accept(key.values, detail));
    }

    int size() {
        return details.size();
    }

    /** The one text or name that stands for all equal ones. */
    @SuppressWarnings("unchecked")
    <T> T share(T value) {
        return (T) shared.computeIfAbsent(value, same -> same);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointDetails that && details.equals(that.details);
    }

    @Override
    public int hashCode() {
        return details.hashCode();
    }
}
