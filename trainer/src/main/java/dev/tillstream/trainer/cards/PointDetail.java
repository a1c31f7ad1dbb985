package dev.tillstream.trainer.cards;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the rows at one point are of: countries, counted exactly, and a sample of the products. Not thread-safe. */
final class PointDetail {

    /** Stands for rows without a country. */
    static final String NO_COUNTRY = "";

    private final SortedMap<String, Long> countries = new TreeMap<>();
    private final RowSample sample = new RowSample();

    void addCountry(String country, long rows) {
        countries.merge(country, rows, Long::sum);
    }

    void addAll(PointDetail other) {
        other.countries.forEach(this::addCountry);
        sample.addAll(other.sample);
    }

    /** Rows of each country. */
    SortedMap<String, Long> countries() {
        return countries;
    }

    RowSample sample() {
        return sample;
    }

    /** Number of rows. */
    long rows() {
        long rows = 0;
        for (long some : countries.values()) {
            rows += some;
        }
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointDetail detail && countries.equals(detail.countries)
                && sample.equals(detail.sample);
    }

    @Override
    public int hashCode() {
        return countries.hashCode();
    }
}
