package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.generator.ProductGenerator;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.ClusterMembers.Members;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.Products;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Manifests;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.products.ProductDigests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductClustersTest {

    @TempDir
    Path home;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private BatchFolder batches;

    @BeforeEach
    void makeFolder() {
        batches = new BatchFolder(home.resolve("batches"), "retail-products");
    }

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldCountTheLatestRowOfAProductAndLeaveOutThoseThatNobodyRated() throws Exception {
        // Given: three kinds of ten products, of which one has no rating, and one changes its kind
        List<Product> rows = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            rows.add(product("P" + number, 100 * Math.pow(10, number % 3) + number, number == 29 ? null : 4.0));
        }
        batches.add(Products.DATASET, rows);
        batches.add(Products.DATASET, List.of(product("P0", 10_000, 4.0)));
        // When
        Trained trained = (Trained) train(family()).get(2);
        // Then
        assertThat(trained.clusterSizes()).containsExactlyInAnyOrder(9L, 10L, 10L);
        assertThat(trained.rowsLeftOut()).isEqualTo(Map.of("replaced", 1L, "no-rating", 1L));
        assertThat(trained.metrics()).containsEntry(ModelManifest.ROWS, 29.0);
        Members dearest = MembersJson.read(trained.supplements().get(Supplement.MEMBERS)).clusters()
                .get((int) trained.artefact().predictor().answer(new double[]{10_000, 10_000, 0, 4, Math.log1p(9)})[0]);
        assertThat(dearest.named()).hasSize(10).contains("P0", "P2", "P26").doesNotContain("P29");
    }

    @Test
    void shouldMakeCardsOfProducts() throws Exception {
        // Given: three kinds of ten products
        List<Product> rows = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            rows.add(product("P" + number, 100 * Math.pow(10, number % 3), 4.0));
        }
        batches.add(Products.DATASET, rows.subList(0, 10));
        batches.add(Products.DATASET, rows.subList(10, 30));
        ProductClusters family = family();
        Trained trained = (Trained) train(family).get(2);
        // When
        ClusterCards cards = family
                .cards(trained.slice(), Manifests.first(family, trained), trained.artefact()).orElseThrow().call();
        // Then
        assertThat(cards.rows()).isEqualTo(30);
        assertThat(cards.revenue()).isZero();
        assertThat(cards.cards()).extracting(ClusterCards.Card::rows).containsExactly(10L, 10L, 10L);
        assertThat(cards.cards()).extracting(ClusterCards.Card::revenueShare).containsOnlyNulls();
        assertThat(cards.cards()).extracting(ClusterCards.Card::sentence).anyMatch(sentence -> sentence.endsWith(
                " holds 10 of 30 products (33.3 %), typically at 1000.00 rupees, 0 % off, rated 4."));
    }

    @Test
    void shouldNotDependOnHowTheRowsAreBatched() throws Exception {
        // Given
        List<Product> rows = new ArrayList<>();
        ProductGenerator.generate(3, 600, rows::add);
        batches.add(Products.DATASET, rows);
        List<String> inOne = digests();
        // When
        batches = new BatchFolder(home.resolve("batches"), "in-many");
        for (int from = 0; from < rows.size(); from += 70) {
            batches.add(Products.DATASET, rows.subList(from, Math.min(rows.size(), from + 70)));
        }
        // Then
        assertThat(digests()).isEqualTo(inOne);
        assertThat(digests()).as("from the files of the digests").isEqualTo(inOne);
    }

    @Test
    void shouldKeepTheLatestRowOfEachProductInTheCatalogueWhetherItIsRatedOrNot() throws Exception {
        // Given
        Product lamp = new Product("A", "a lamp, \"small\"", "Home|Lamps", 75, 100, null, 4.0, 9, null);
        Product unrated = new Product("B", "an ü lamp", "Home", 75.5, 100, 24.5, null, null, null);
        Product older = new Product("C", "an old lamp", "Home|Lamps", 1, 2, 50.0, 3.5, 7, "older");
        Product newer = new Product("C", "a new lamp", "Home|New", 2, 2, 0.0, 3.0, 7, "newer");
        batches.add(Products.DATASET, List.of(older, lamp));
        batches.add(Products.DATASET, List.of(withDescription(unrated), newer));
        // When
        Trained trained = (Trained) train(new ProductClusters(settings("2"), productDigests(), Clock.systemUTC()))
                .get(2);
        // Then
        List<Product> catalogue = new ArrayList<>();
        CatalogueJson.read(trained.supplements().get(Supplement.CATALOGUE), catalogue::add);
        assertThat(catalogue).containsExactly(lamp, unrated,
                new Product("C", "a new lamp", "Home|New", 2, 2, 0.0, 3.0, 7, null));
        Trained again = (Trained) train(new ProductClusters(settings("2"), productDigests(), Clock.systemUTC())).get(2);
        assertThat(again.supplements().get(Supplement.CATALOGUE)).as("from the files of the digests")
                .isEqualTo(trained.supplements().get(Supplement.CATALOGUE));
    }

    private static Product withDescription(Product product) {
        return new Product(product.productId(), product.productName(), product.category(), product.discountedPrice(),
                product.actualPrice(), product.discountPercentage(), product.rating(), product.ratingCount(),
                "about it");
    }

    @Test
    void shouldMakeADamagedDigestAgain() throws Exception {
        // Given
        List<Product> rows = new ArrayList<>();
        ProductGenerator.generate(4, 90, rows::add);
        Path file = home.resolve("digests").resolve(batches.add(Products.DATASET, rows).file() + ".products");
        List<String> before = digests();
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[good.length / 2] ^= 1;
        Files.write(file, bad);
        // Then
        assertThat(digests()).isEqualTo(before);
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }

    @Test
    void shouldTakeTheDiscountOfThePricesWhereThereIsNone() throws Exception {
        // Given
        batches.add(Products.DATASET, List.of(
                new Product("A", "a lamp", "Lamps", 75, 100, null, 4.0, 9, null),
                new Product("B", "a lamp", "Lamps", 75, 100, 25.0, 4.0, 9, null),
                new Product("C", "a lamp", "Lamps", 0, 0, null, 5.0, 9, null)));
        // When
        Outcome outcome = train(new ProductClusters(settings("2"), productDigests(), Clock.systemUTC())).get(2);
        // Then
        assertThat(((Trained) outcome).metrics().get(ModelManifest.DISTINCT_POINTS)).isCloseTo(2, within(0.0));
    }

    @Test
    void shouldRefuseProductsThatNobodyRated() throws Exception {
        // Given
        batches.add(Products.DATASET, List.of(product("A", 1, null), product("B", 2, null), product("B", 3, null)));
        // Then
        assertThat(((Refused) train(family()).get(2)).why())
                .isEqualTo("no row is left to train on: {no-rating=2, replaced=1} of 3 are left out");
    }

    private static Product product(String id, double price, Double rating) {
        return new Product(id, "a lamp", "Home|Lamps", price, price, 0.0, rating, 9, null);
    }

    private ProductClusters family() {
        return new ProductClusters(settings("3"), productDigests(), Clock.systemUTC());
    }

    private ProductDigests productDigests() {
        return new ProductDigests(home.resolve("digests"), new BatchRows(home.resolve("batches")));
    }

    private static KMeansSettings settings(String clusters) {
        return new KMeansSettings(ClusterCount.of(clusters), 5, 42, 100, Scaler.Kind.STANDARD);
    }

    private List<Outcome> train(ProductClusters family) throws Exception {
        return family.train(family.versions().slices(batches.batches()), pool).stream()
                .map(candidate -> candidate.against(Predecessors.none())).toList();
    }

    private List<String> digests() throws Exception {
        ProductClusters family = family();
        return train(family).stream().map(outcome -> CanonicalDigest.of(((Trained) outcome).artefact(),
                new TreeMap<>(family.recipe()))).toList();
    }
}
