package dev.tillstream.trainer.kmeans;

import static dev.tillstream.trainer.customers.CustomerRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.ClusterMembers.Members;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.customers.CustomerDigests;
import dev.tillstream.trainer.customers.CustomerRows;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Manifests;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerClustersTest {

    @TempDir
    Path home;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    /** The expected digest is the same on every JDK. */
    @Test
    void shouldGiveTheKnownDigest() throws Exception {
        // Given
        BatchFolder batches = folder("known");
        batches.addRows(shoppers(200));
        // When
        Trained trained = train(batches, Scaler.Kind.LOG_STANDARD).get(2);
        // Then
        assertThat(digest(trained)).isEqualTo("f2c6d57db879e65de03364330ae5ae5261da8d5dc9d08f0cd080813f57976354");
    }

    @RepeatedTest(3)
    void shouldNotDependOnHowTheRowsAreBatchedOrOrdered() throws Exception {
        // Given
        Random random = new Random();
        List<Transaction> rows = new ArrayList<>(CustomerRows.random(random, 900));
        rows.removeIf(row -> Math.abs(row.unitPrice()) > 1e6);
        BatchFolder one = folder("one");
        one.addRows(rows);
        List<Trained> expected = train(one, Scaler.Kind.LOG_STANDARD);
        // When
        List<Trained> inBatches = train(inBatches("many", rows, random), Scaler.Kind.LOG_STANDARD);
        Collections.shuffle(rows, random);
        Trained shuffled = train(inBatches("shuffled", rows, random), Scaler.Kind.LOG_STANDARD).get(2);
        // Then
        for (int version = 1; version <= 3; version++) {
            Trained expectedOfVersion = expected.get(version - 1);
            assertThat(digest(inBatches.get(version - 1))).isEqualTo(digest(expectedOfVersion));
            assertThat(members(inBatches.get(version - 1))).isEqualTo(members(expectedOfVersion));
        }
        assertThat(digest(shuffled)).isEqualTo(digest(expected.get(2)));
        assertThat(members(shuffled)).isEqualTo(members(expected.get(2)));
    }

    @Test
    void shouldCountCustomersAndRowsAndNameWhoIsInWhichCluster() throws Exception {
        // Given
        BatchFolder batches = folder("groups");
        List<Transaction> rows = new ArrayList<>(shoppers(30));
        rows.add(row(null, "599999", 1_000_000, 5));
        rows.add(row(null, "599999", 1_000_000, 5));
        batches.addRows(rows);
        // When
        Trained trained = train(batches, Scaler.Kind.STANDARD).get(2);
        // Then
        assertThat(trained.rowsLeftOut()).containsExactlyEntriesOf(new TreeMap<>(Map.of("no-customer", 2L)));
        assertThat(trained.metrics()).containsEntry(ModelManifest.ROWS, rows.size() - 2.0)
                .containsEntry(ModelManifest.CUSTOMERS, 30.0).containsEntry(ModelManifest.DISTINCT_POINTS, 30.0);
        assertThat(trained.clusterSizes()).containsExactly(10L, 10L, 10L);
        assertThat(named(trained).clusters().values()).extracting(Members::named)
                .containsExactlyInAnyOrder(names(0), names(1), names(2));
        assertThat(trained.artefact().predictor().answer(new double[]{3, 6, 1})[0])
                .isEqualTo(named(trained).clusters().entrySet().stream()
                        .filter(cluster -> cluster.getValue().named().contains("10000")).findFirst().orElseThrow()
                        .getKey().doubleValue());
    }

    @Test
    void shouldKeepNumbersAndTellChurnWhenCustomersBuyMore() throws Exception {
        // Given
        BatchFolder batches = folder("growing");
        batches.addRows(shoppers(90));
        Family family = family("growing", Scaler.Kind.STANDARD);
        Trained before = train(family, batches, Predecessors.none()).get(2);
        Predecessors inUse = Predecessors.none().with(3, before.artefact());
        // When
        batches.addRows(IntStream.range(0, 10).mapToObj(i -> row("10000", "70000" + i, 250, 2)).toList());
        Trained trained = train(family, batches, inUse).get(2);
        // Then
        assertThat(trained.clusters()).extracting(ModelManifest.Cluster::cluster).containsExactly(0, 1, 2);
        assertThat(trained.metrics()).containsEntry(ModelManifest.CHURN, 0.0);
        int richest = named(trained).clusters().entrySet().stream()
                .filter(cluster -> cluster.getValue().named().contains("10000")).findFirst().orElseThrow().getKey();
        // The models agree on where everybody is now; before, she was elsewhere.
        assertThat(named(before).clusters().get(richest).named()).doesNotContain("10000");
        assertThat(named(before).clusters().get(richest).named()).contains("10002");
    }

    @Test
    void shouldRefuseRowsThatNobodyBought() throws Exception {
        // Given
        BatchFolder batches = folder("nobody");
        batches.addRows(List.of(row(null, "1", 1, 1), row(null, "2", 2, 2), row(null, "3", 3, 3)));
        Family family = family("nobody", Scaler.Kind.STANDARD);
        // When
        Outcome outcome = family.train(family.versions().slices(batches.batches()), pool).get(2)
                .against(Predecessors.none());
        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.why())
                .isEqualTo("no row is left to train on: {no-customer=3} of 3 are left out"));
    }

    @Test
    void shouldMakeCardsOfCustomers() throws Exception {
        // Given
        BatchFolder batches = folder("cards");
        batches.addRows(shoppers(30));
        Family family = family("cards", Scaler.Kind.STANDARD);
        List<Slice> slices = family.versions().slices(batches.batches());
        Trained trained = train(family, batches, Predecessors.none()).get(2);
        ModelManifest manifest = Manifests.first(family, trained);
        // When
        ClusterCards cards = family.cards(slices.get(2), manifest, trained.artefact()).orElseThrow().call();
        // Then
        assertThat(cards.rows()).isEqualTo(30);
        assertThat(cards.rowsWithoutDetails()).isZero();
        assertThat(cards.cards()).extracting(ClusterCards.Card::rows).containsExactly(10L, 10L, 10L);
        assertThat(cards.cards().stream().mapToDouble(ClusterCards.Card::revenue).sum()).isEqualTo(cards.revenue());
        assertThat(cards.cards()).extracting(ClusterCards.Card::sentence)
                .anyMatch(
                        sentence -> sentence.endsWith(" holds 10 of 30 customers (33.3 %), typically with 3 items for "
                                + "6.20 to 6.61 pounds on 1 invoice, brings 0.1 % of the revenue."));
        assertThat(cards.cards().get(0).centroid()).containsOnlyKeys("NumInvoices", "TotalAmount", "TotalQuantity");
    }

    private BatchFolder inBatches(String name, List<Transaction> rows, Random random) {
        BatchFolder batches = folder(name);
        for (int from = 0; from < rows.size();) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(250));
            batches.addRows(rows.subList(from, to));
            from = to;
        }
        return batches;
    }

    private List<Trained> train(BatchFolder batches, Scaler.Kind scaling) throws Exception {
        Path where = batches.file(batches.batches().get(0)).getParent();
        return train(family(where.getFileName().toString(), scaling), batches, Predecessors.none());
    }

    private List<Trained> train(Family family, BatchFolder batches, Predecessors before) throws Exception {
        return family.train(family.versions().slices(batches.batches()), pool).stream()
                .map(candidate -> (Trained) candidate.against(before)).toList();
    }

    private BatchFolder folder(String name) {
        return new BatchFolder(home.resolve(name));
    }

    private Family family(String name, Scaler.Kind scaling) {
        return new CustomerClusters(new KMeansSettings(ClusterCount.of("3"), 20, 42, 300, scaling),
                new CustomerDigests(home.resolve(name + "-digests"), new BatchRows(home.resolve(name))),
                Clock.systemUTC());
    }

    private static String digest(Trained trained) {
        return CanonicalDigest.of(trained.artefact(), new TreeMap<>());
    }

    private static String members(Trained trained) {
        return new String(trained.supplements().get(Supplement.MEMBERS), StandardCharsets.UTF_8);
    }

    /** Every third of the customers buys a hundred times as much as the one before, and a little more than its like. */
    private static List<Transaction> shoppers(int count) {
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = i % 3;
            int quantity = group == 0 ? 3 : group == 1 ? 1_000 : 2_500;
            for (int invoice = 0; invoice <= group * 5; invoice++) {
                rows.add(row(Integer.toString(10_000 + i), Integer.toString(500_000 + 20 * i + invoice),
                        quantity / (group * 5 + 1), 2 + i / 100.0));
            }
        }
        return rows;
    }

    private static List<String> names(int group) {
        List<String> names = new ArrayList<>();
        for (int i = group; i < 30; i += 3) {
            names.add(Integer.toString(10_000 + i));
        }
        return names;
    }

    private static ClusterMembers named(Trained trained) {
        return MembersJson.read(trained.supplements().get(Supplement.MEMBERS));
    }
}
