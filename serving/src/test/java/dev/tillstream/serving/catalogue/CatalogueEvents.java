package dev.tillstream.serving.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.generator.ProductGenerator;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.serving.model.ModelEvents;
import dev.tillstream.serving.model.RecentInputs;
import dev.tillstream.serving.model.ServedModel;

/** Products with their models, as a trainer would announce and store them. */
public final class CatalogueEvents {

    public static final String FAMILY = "product-clusters";

    private CatalogueEvents() {}

    /** Products of so many generated rows, the latest of each, in ascending order of their ids. */
    public static List<Product> generated(long seed, int rows) {
        Map<String, Product> latest = new LinkedHashMap<>();
        ProductGenerator.generate(seed, rows, row -> latest.put(row.productId(), row));
        List<Product> ascending = new ArrayList<>();
        CatalogueJson.read(CatalogueJson.write(latest.values()), ascending::add);
        return ascending;
    }

    /** Two clusters: cheap products, and from some 1,500 rupees on dear ones. */
    static KMeansModel model() {
        return new KMeansModel(ProductFeatures.NAMES,
                new Scaler(new double[]{1000, 2000, 50, 4, 6}, new double[]{1000, 2000, 20, 0.5, 2}),
                new double[][]{{-0.5, -0.5, 0, 0, 0}, {1.5, 1.5, 0, 0, 0}}, new int[]{4, 9});
    }

    static RevisionCatalogue catalogue(List<Product> products) {
        return new RevisionCatalogue(new ServedModel(event(1, 1, new byte[0]).manifest(), model(), 0,
                new RecentInputs()), new Catalogue(products));
    }

    public static ModelReady event(int version, long revision, byte[] catalogue) {
        ModelReady plain = ModelEvents.event(FAMILY, version, revision, model(),
                Map.of(ModelManifest.SILHOUETTE, 0.1 * version), 10);
        ModelManifest m = plain.manifest();
        return new ModelReady(new ModelManifest(m.family(), m.version(), m.revision(), "amazon-sales", m.algorithm(),
                m.features(), m.dataSize(), m.metrics(), m.clusterSizes(), m.recipe(), m.provenance(), m.trainedAt(),
                m.trainingSeconds(), m.library(), m.artefactSha256(), m.clusters(), m.rowsLeftOut(),
                m.highestClusterId(), m.canonicalSha256(), m.offsets(), m.jvm(), null, null, List.of(), null,
                Sha256.of(catalogue)), plain.artefact(), plain.probes());
    }

    /** Puts the catalogue where the trainer would. */
    public static void store(Path store, ModelManifest manifest, byte[] catalogue) {
        try {
            Path folder = store.resolve(manifest.family()).resolve(Integer.toString(manifest.version()))
                    .resolve(Long.toString(manifest.revision()));
            Files.createDirectories(folder);
            Files.write(folder.resolve("catalogue.json"), catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
