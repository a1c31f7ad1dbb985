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
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.data.product.Products;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.cards.PointCards;
import dev.tillstream.trainer.digest.GrowingDigest;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.products.LatestProducts;
import dev.tillstream.trainer.products.ProductDigests;
import dev.tillstream.trainer.products.ProductPoints;

/**
 * Clusters of a catalogue's products by their prices, their discount and what buyers think of them. The latest row of a
 * product counts; products that nobody has rated are left out of the training, and stand in the version's catalogue
 * with all others.
 */
final class ProductClusters extends KMeansFamily {

    static final String REPLACED = "replaced";
    static final String NO_RATING = "no-rating";

    private final ProductDigests digests;
    private final Clock clock;
    private final Map<Integer, GrowingDigest<LatestProducts, ProductPoints>> productsByVersion = new HashMap<>();

    ProductClusters(KMeansSettings settings, ProductDigests digests, Clock clock) {
        super(settings);
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "product-clusters";
    }

    @Override
    public String dataset() {
        return Products.DATASET.name();
    }

    @Override
    public List<String> features() {
        return ProductFeatures.NAMES;
    }

    @Override
    protected String leaveOut() {
        return REPLACED + "," + NO_RATING;
    }

    @Override
    public Optional<BatchDigester> digester(String batchFile) {
        return digests.digester(batchFile);
    }

    @Override
    protected TrainingPoints points(Slice slice) throws BatchUnreadableException {
        ProductPoints products = products(slice);
        return new TrainingPoints(products.distinct(),
                new TreeMap<>(Map.of(REPLACED, products.replaced(), NO_RATING, products.unrated())),
                Map.of(ModelManifest.ROWS, (double) products.byProduct().size()));
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : super.train(slices, pool)) {
            ProductPoints products = products(slices.get(candidates.size()));
            candidates.add(before -> withSupplements(candidate.against(before), products));
        }
        return candidates;
    }

    @Override
    public Optional<Callable<ClusterCards>> cards(Slice slice, ModelManifest manifest, ModelArtefact model)
            throws BatchUnreadableException {
        WeightedPoints points = products(slice).distinct();
        return Optional.of(() -> PointCards.ofProducts(manifest, (KMeansModel) model, points, clock));
    }

    private ProductPoints products(Slice slice) throws BatchUnreadableException {
        return productsByVersion.computeIfAbsent(slice.version(), version -> digests.growing()).of(slice);
    }

    private static Outcome withSupplements(Outcome outcome, ProductPoints products) {
        return outcome instanceof Outcome.Trained trained
                ? trained.with(Supplement.MEMBERS, members((KMeansModel) trained.artefact(), products.byProduct()))
                        .with(Supplement.CATALOGUE, products.catalogue())
                : outcome;
    }
}
