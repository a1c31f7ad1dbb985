package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the clusters of an announced model are like, for people. It follows the announcement, and is removed with it.
 *
 * @param family for example {@code transaction-clusters}
 * @param version 1, 2 or 3
 * @param revision of the model
 * @param artefactSha256 digest of the model's artefact
 * @param rows that the model was trained on; customers, products or visitors, where they are its points, here and in all
 *        that counts rows
 * @param revenue of these rows, or of all rows of these customers: the sum of quantity × price, cancellations and returns taken off, in pounds sterling;
 *        0 for products and visitors, of whom no sales are known
 * @param rowsWithoutDetails how many of the rows count for no product and no country, because their batch was gone; of
 *        customers none, though products and countries are not known of them
 * @param clusters number of clusters; the largest ones have a card if there are very many
 * @param cards in ascending order of the clusters' numbers
 * @param madeAt when
 */
public record ClusterCards(
        String family,
        int version,
        long revision,
        String artefactSha256,
        long rows,
        double revenue,
        long rowsWithoutDetails,
        int clusters,
        List<Card> cards,
        Instant madeAt) {

    /**
     * One cluster.
     *
     * @param cluster its number in answers
     * @param rows in it
     * @param share of all rows, 0 to 1
     * @param nearlyAll whether it holds so many of the rows that the others are exceptions
     * @param centroid by feature, in the feature's own units
     * @param quartiles by feature, in the feature's own units
     * @param revenue of its rows, see {@link ClusterCards#revenue}
     * @param revenueShare of the revenue of all rows; may be negative or above 1, where returns outweigh sales
     *        elsewhere; null if that revenue is not positive
     * @param products the most frequent ones, the most frequent first
     * @param productShareError the shares of products are off by at most this, at a confidence of 95 % for each; 0 if
     *        they are exact
     * @param countries the most frequent ones, the most frequent first; exact
     * @param sentence all that in one sentence
     */
    public record Card(
            int cluster,
            long rows,
            double share,
            boolean nearlyAll,
            SortedMap<String, Double> centroid,
            SortedMap<String, Quartiles> quartiles,
            double revenue,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double revenueShare,
            List<TypicalProduct> products,
            double productShareError,
            List<TypicalCountry> countries,
            String sentence) {
        public Card {
            requireNonNull(sentence, "sentence");
            if (cluster < 0 || rows < 1) {
                throw new IllegalArgumentException("cluster " + cluster + " has " + rows + " rows");
            }
            centroid = Collections.unmodifiableSortedMap(new TreeMap<>(centroid));
            quartiles = Collections.unmodifiableSortedMap(new TreeMap<>(quartiles));
            products = List.copyOf(products);
            countries = List.copyOf(countries);
        }
    }

    /** Least value, quartiles and greatest value; between two rows by linear interpolation. */
    public record Quartiles(double least, double lower, double median, double upper, double greatest) {}

    /**
     * A product.
     *
     * @param description the longest that it has among the rows that were looked at; null if it has none
     * @param share of the cluster's rows, 0 to 1
     */
    public record TypicalProduct(
            String stockCode,
            @JsonInclude(JsonInclude.Include.NON_NULL) String description,
            double share) {
        public TypicalProduct {
            requireNonNull(stockCode, "stockCode");
        }
    }

    /**
     * A country.
     *
     * @param country null for rows that have none
     * @param rows of the cluster
     * @param revenue of these rows
     */
    public record TypicalCountry(
            @JsonInclude(JsonInclude.Include.NON_NULL) String country,
            long rows,
            double revenue) {}

    public ClusterCards {
        requireNonNull(family, "family");
        requireNonNull(artefactSha256, "artefactSha256");
        requireNonNull(madeAt, "madeAt");
        if (version < 1 || version > 3 || revision < 1 || rows < 1) {
            throw new IllegalArgumentException("version must be 1, 2 or 3, revision and rows at least 1, not " + version
                    + ", " + revision + " and " + rows);
        }
        cards = List.copyOf(cards);
    }

    /** The same as that of the model's announcement. */
    public String key() {
        return family + "/" + version + "/" + revision;
    }
}
