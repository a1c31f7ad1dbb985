package dev.tillstream.trainer.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.ClusterCards.Card;
import dev.tillstream.data.event.ClusterCards.Quartiles;
import dev.tillstream.data.event.ClusterCards.TypicalCountry;
import dev.tillstream.data.event.ClusterCards.TypicalProduct;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardMakerTest {

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");
    private static final KMeansModel MODEL = new KMeansModel(List.of("quantity", "price"),
            new Scaler(new double[]{10, 1}, new double[]{100, 2}), new double[][]{{-0.1, 0}, {20, 0}, {-10, 0}},
            new int[]{4, 0, 2});

    @TempDir
    Path folder;
    private BatchFolder batches;
    private CardMaker maker;

    @BeforeEach
    void makeBatches() {
        batches = new BatchFolder(folder.resolve("batches"));
        maker = maker();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldAgreeWithBruteForceOverTheRows(int seed) {
        // Given
        Random random = new Random(seed);
        List<Transaction> rows = new ArrayList<>();
        for (int batch = 0; batch < 7; batch++) {
            List<Transaction> some = CardRows.random(random, 1 + random.nextInt(500));
            batches.addRows(some);
            rows.addAll(some);
        }
        for (Slice slice : new Thirds().slices(batches.batches())) {
            // When
            List<Transaction> part = rows.subList(0, (int) slice.rows());
            ClusterCards cards = cards(slice, part, point -> point[2] == 0);
            // Then
            List<Transaction> kept = part.stream().filter(row -> CardRows.point(row)[2] == 0).toList();
            assertThat(cards.rows()).isEqualTo(kept.size());
            assertThat(cards.rowsWithoutDetails()).isZero();
            assertThat(cards.revenue()).isCloseTo(revenue(kept), within(1e-6));
            cards.cards().forEach(card -> assertAgrees(card, kept));
            assertThat(cards.cards().stream().mapToLong(Card::rows).sum()).isEqualTo(kept.size());
        }
    }

    private static void assertAgrees(Card card, List<Transaction> all) {
        List<Transaction> rows = all.stream().filter(row -> MODEL.assign(new double[]{row.quantity(), row.unitPrice()})
                .cluster() == card.cluster()).toList();
        assertThat(card.rows()).isEqualTo(rows.size());
        assertThat(card.share()).isEqualTo((double) rows.size() / all.size());
        assertThat(card.revenue()).isCloseTo(revenue(rows), within(1e-6));
        if (revenue(all) > 0) {
            assertThat(card.revenueShare()).isCloseTo(revenue(rows) / revenue(all), within(1e-9));
        } else {
            assertThat(card.revenueShare()).isNull();
        }
        assertThat(card.quartiles().get("quantity"))
                .isEqualTo(quartiles(rows.stream().mapToDouble(Transaction::quantity).sorted().toArray()));
        assertThat(card.quartiles().get("price"))
                .isEqualTo(quartiles(rows.stream().mapToDouble(Transaction::unitPrice).sorted().toArray()));
        for (TypicalCountry country : card.countries()) {
            List<Transaction> from = rows.stream()
                    .filter(row -> Objects.equals(row.country(), country.country())).toList();
            assertThat(country.rows()).isEqualTo(from.size());
            assertThat(country.revenue()).isCloseTo(revenue(from), within(1e-6));
        }
        for (TypicalProduct product : card.products()) {
            double share = rows.stream().filter(row -> row.stockCode().equals(product.stockCode())).count()
                    / (double) rows.size();
            // One of many shares may be off by more than it is in 95 of 100 cases.
            assertThat(product.share()).isCloseTo(share, within(1.5 * card.productShareError() + 1e-12));
        }
    }

    @Test
    void shouldBeExactWhereFewRowsAreAtEachPoint() {
        // Given
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(CardRows.row("A" + i, i % 3 == 0 ? "P0" : "P1", 12, 1, i % 4 == 0 ? null : "EIRE"));
        }
        // When
        Card card = only(rows);
        // Then
        assertThat(card.productShareError()).isZero();
        assertThat(card.products()).containsExactly(new TypicalProduct("P1", "THE P1", 40 / 60.0),
                new TypicalProduct("P0", null, 20 / 60.0));
        assertThat(card.countries()).containsExactly(new TypicalCountry("EIRE", 45, 540),
                new TypicalCountry(null, 15, 180));
        assertThat(card.centroid()).containsEntry("quantity", 0.0).containsEntry("price", 1.0);
    }

    @Test
    void shouldStateAnErrorThatHoldsWhereAPointHasMoreRowsThanItsSample() {
        // Given
        Random random = new Random(3);
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(CardRows.row("A" + i, "P" + (1 + random.nextInt(2) * random.nextInt(2)), i % 40, 1, "EIRE"));
        }
        // When
        Card card = only(rows);
        // Then
        assertThat(card.productShareError()).isBetween(0.001, 0.03);
        assertThat(card.products().get(0).stockCode()).isEqualTo("P1");
        assertThat(card.products().get(0).share()).isCloseTo(0.75, within(card.productShareError() + 0.01));
        assertThat(card.sentence()).contains("THE P1 (about 7");
    }

    @Test
    void shouldSayThatAClusterHoldsNearlyEverything() {
        // Given
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 198; i++) {
            rows.add(CardRows.row("A" + i, "P1", 1 + i % 12, 1.25, "United Kingdom"));
        }
        rows.add(CardRows.row("B1", "P2", 2_000, 2, "France"));
        rows.add(CardRows.row("B2", "P2", 2_000, 2, "France"));
        batches.addRows(rows);
        // When
        List<Card> cards = cards(slice(3), rows, point -> true).cards();
        // Then
        assertThat(cards).extracting(Card::cluster).containsExactly(0, 4);
        assertThat(cards).extracting(Card::nearlyAll).containsExactly(false, true);
        assertThat(cards.get(0).sentence()).isEqualTo("Cluster 0 holds 2 of 200 rows (1.0 %), typically 2000 items at "
                + "2.00 pounds each, brings 83.5 % of the revenue, comes most often from France, and has no product more "
                + "often than THE P2 (100.0 %).");
        assertThat(cards.get(1).sentence()).startsWith("Cluster 4 holds nearly everything, 198 of 200 rows (99.0 %)");
    }

    @Test
    void shouldNotRoundToAllOrNothing() {
        // Given
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(CardRows.row("A" + i, " P1 ", 1 + i % 12, 1.25, "United Kingdom"));
        }
        rows.add(CardRows.row("B1", "P2", 2_000, 0, "France"));
        batches.addRows(rows);
        // When
        List<Card> cards = cards(slice(3), rows, point -> true).cards();
        // Then
        assertThat(cards.get(0).sentence()).contains("1 of 5,001 rows (less than 0.1 %)");
        assertThat(cards.get(1).sentence()).contains("5,000 of 5,001 rows (more than 99.9 %)");
        assertThat(cards.get(1).products()).extracting(TypicalProduct::stockCode).containsExactly("P1");
    }

    @Test
    void shouldLeaveOutTheShareOfARevenueThatIsNone() {
        // When
        Card card = only(List.of(CardRows.row("C1", "P1", -3, 1.25, null)));
        // Then
        assertThat(card.revenueShare()).isNull();
        assertThat(card.revenue()).isEqualTo(-3.75);
        assertThat(card.sentence()).isEqualTo("Cluster 4 holds nearly everything, 1 of 1 rows (100.0 %), typically -3 "
                + "items at 1.25 pounds each, comes most often from no country that is known, and has no product more "
                + "often than THE P1 (100.0 %).");
    }

    @Test
    void shouldCountTheRowsOfABatchThatIsGone() throws IOException {
        // Given
        List<Transaction> rows = new ArrayList<>(CardRows.random(new Random(1), 300));
        batches.addRows(rows.subList(0, 100));
        batches.addRows(rows.subList(100, 300));
        Files.delete(batches.file(batches.batches().get(0)));
        // When
        ClusterCards cards = cards(slice(3), rows, point -> true);
        // Then
        assertThat(cards.rows()).isEqualTo(300);
        assertThat(cards.rowsWithoutDetails()).isEqualTo(100);
        assertThat(cards.cards().stream().flatMap(card -> card.countries().stream()).mapToLong(TypicalCountry::rows)
                .sum()).isEqualTo(200);
    }

    @Test
    void shouldNeedABatchOnlyOnceUnlessItsDetailsAreDamaged() throws IOException {
        // Given
        List<Transaction> rows = CardRows.random(new Random(1), 300);
        batches.addRows(rows);
        ClusterCards first = cards(slice(3), rows, point -> true);
        Path details = folder.resolve("digests").resolve(batches.batches().get(0).file() + ".details");
        Files.writeString(details, "damaged");
        maker = maker();
        assertThat(cards(slice(3), rows, point -> true)).isEqualTo(first);
        // When
        Files.delete(batches.file(batches.batches().get(0)));
        maker = maker();
        // Then
        assertThat(cards(slice(3), rows, point -> true)).isEqualTo(first);
    }

    private CardMaker maker() {
        return new CardMaker(new DetailDigests(folder.resolve("digests"), new BatchRows(folder.resolve("batches")), 3,
                CardRows::point), Clock.fixed(TIME, ZoneOffset.UTC));
    }

    private Card only(List<Transaction> rows) {
        batches.addRows(rows);
        List<Card> cards = cards(slice(3), rows, point -> true).cards();
        assertThat(cards).hasSize(1);
        return cards.get(0);
    }

    private Slice slice(int version) {
        return new Thirds().slices(batches.batches()).stream().filter(slice -> slice.version() == version).findFirst()
                .orElseThrow();
    }

    private ClusterCards cards(Slice slice, List<Transaction> rows, Predicate<double[]> trainedOn) {
        PointCounts counts = new PointCounts(3);
        rows.forEach(row -> counts.add(CardRows.point(row), 1));
        ModelManifest manifest = new ModelManifest("transaction-clusters", slice.version(), 1, "online-retail",
                "k-means", MODEL.features(), slice.rows(), new TreeMap<>(), List.of(), new TreeMap<>(),
                slice.provenance(), TIME, 0.1, "none", "ab12", List.of(), new TreeMap<>(), null, null, List.of(), null);
        return maker.make(slice, manifest, MODEL, counts.sorted(), trainedOn);
    }

    private static double revenue(List<Transaction> rows) {
        return rows.stream().mapToDouble(row -> row.quantity() * row.unitPrice()).sum();
    }

    private static Quartiles quartiles(double[] sorted) {
        double[] found = Stream.of(0.25, 0.5, 0.75).mapToDouble(q -> {
            double place = (sorted.length - 1) * q;
            int below = (int) place;
            int above = Math.min(sorted.length - 1, below + 1);
            return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
        }).toArray();
        return new Quartiles(sorted[0], found[0], found[1], found[2], sorted[sorted.length - 1]);
    }
}
