package dev.tillstream.trainer.kmeans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.cards.PointCards;
import dev.tillstream.trainer.customers.CustomerCounts;
import dev.tillstream.trainer.customers.CustomerDigests;
import dev.tillstream.trainer.customers.CustomerPoints;
import dev.tillstream.trainer.digest.GrowingDigest;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;

/**
 * Clusters of customers by what they have bought in all of a version's rows, returns and cancellations taken off. There
 * is no drift: what customers bought in the newest batches can't be held against what they bought in all.
 */
final class CustomerClusters extends KMeansFamily {

    static final String NO_CUSTOMER = "no-customer";

    private final CustomerDigests digests;
    private final Clock clock;
    private final Map<Integer, GrowingDigest<CustomerCounts, CustomerPoints>> customersByVersion = new HashMap<>();

    CustomerClusters(KMeansSettings settings, CustomerDigests digests, Clock clock) {
        super(settings);
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customer-clusters";
    }

    @Override
    public String dataset() {
        return Transactions.DATASET.name();
    }

    @Override
    public List<String> features() {
        return CustomerFeatures.NAMES;
    }

    @Override
    protected String leaveOut() {
        return NO_CUSTOMER;
    }

    @Override
    public Optional<BatchDigester> digester(String batchFile) {
        return digests.digester(batchFile);
    }

    @Override
    protected TrainingPoints points(Slice slice) throws BatchUnreadableException {
        CustomerPoints customers = customers(slice);
        return new TrainingPoints(customers.distinct(),
                new TreeMap<>(Map.of(NO_CUSTOMER, customers.rowsWithoutCustomer())),
                Map.of(ModelManifest.ROWS, (double) (customers.rows() - customers.rowsWithoutCustomer()),
                        ModelManifest.CUSTOMERS, (double) customers.byCustomer().size()));
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : super.train(slices, pool)) {
            CustomerPoints customers = customers(slices.get(candidates.size()));
            candidates.add(before -> withMembers(candidate.against(before), customers));
        }
        return candidates;
    }

    @Override
    public Optional<Callable<ClusterCards>> cards(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        WeightedPoints points = customers(slice).distinct();
        return Optional.of(() -> PointCards.ofCustomers(manifest, (KMeansModel) model, points, clock));
    }

    private CustomerPoints customers(Slice slice) throws BatchUnreadableException {
        return customersByVersion.computeIfAbsent(slice.version(), version -> digests.growing()).of(slice);
    }

    private static Outcome withMembers(Outcome outcome, CustomerPoints customers) {
        return outcome instanceof Outcome.Trained trained
                ? trained.with(Supplement.MEMBERS, members((KMeansModel) trained.artefact(), customers.byCustomer()))
                : outcome;
    }
}
