package dev.tillstream.serving.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Sha256;
import org.jboss.logging.Logger;

/** Decides whether an announced model may be served, and warms it. Thread-safe. */
public final class ModelVerifier {

    private static final Logger LOG = Logger.getLogger(ModelVerifier.class);
    private static final String KNOWN_SCHEMA = Integer.toString(EventJson.SCHEMA_VERSION);

    /** Trainers send large artefacts apart, so that an event has less than a tenth of it. */
    private static final int MOST_BYTES = 8 << 20;

    private final Map<String, RouteModel> routeModels;
    private final int warmUpPredictions;
    private final Function<ModelManifest, byte[]> largeArtefacts;
    private final InputSamples inputs;

    /**
     * @param routeModels what routes with fixed fields rely on, by family; other families may have any models
     * @param warmUpPredictions how often an accepted model answers its probes, and how often what was asked of late
     * @param largeArtefacts fetches the artefacts that are not in their announcement, or refuses the model
     * @param inputs what was asked of late
     */
    public ModelVerifier(Map<String, RouteModel> routeModels, int warmUpPredictions,
            Function<ModelManifest, byte[]> largeArtefacts, InputSamples inputs) {
        this.routeModels = Map.copyOf(routeModels);
        this.warmUpPredictions = warmUpPredictions;
        this.largeArtefacts = largeArtefacts;
        this.inputs = inputs;
    }

    /** Never throws because of what was announced: whatever is wrong with it is a refusal. */
    Verdict verify(ModelKey key, Announcement announcement) {
        try {
            return new Verdict.Accepted(checked(key, announcement));
        } catch (RefusedModelException | MalformedEventException | ArtefactFormatException e) {
            return refused(key, announcement, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "TILL-SRV-003 model check failed unexpectedly key=%s offset=%d", key, announcement.offset());
            return refused(key, announcement, "the check failed: " + e);
        }
    }

    private static Verdict refused(ModelKey key, Announcement announcement, String reason) {
        return new Verdict.Refused(new Refusal(key.revision(), announcement.offset(), reason));
    }

    private ServedModel checked(ModelKey key, Announcement announcement) {
        require(KNOWN_SCHEMA.equals(announcement.schemaVersion()),
                "schema version " + announcement.schemaVersion() + " is not known here, only " + KNOWN_SCHEMA);
        require(announcement.value().length <= MOST_BYTES,
                "the event has " + announcement.value().length + " bytes, more than " + MOST_BYTES);
        ModelReady event = EventJson.decode(announcement.value(), ModelReady.class);
        ModelManifest manifest = event.manifest();
        require(event.key().equals(key.toString()), "the record's key is " + key + ", the manifest's " + event.key());
        byte[] artefact = event.artefact() == null ? largeArtefacts.apply(manifest) : event.artefact();
        String digest = Sha256.of(artefact);
        require(digest.equals(manifest.artefactSha256()),
                "the artefact's SHA-256 is " + digest + ", not " + manifest.artefactSha256() + " as announced");
        ModelArtefact model = ArtefactJson.read(artefact);
        checkManifest(manifest, model);
        checkProbes(event.probes(), model);
        warmUp(inputs.sample(manifest.family()), model);
        return new ServedModel(manifest, model, announcement.offset(), inputs.of(manifest.family()));
    }

    private void checkManifest(ModelManifest manifest, ModelArtefact model) {
        require(manifest.features().equals(model.features()),
                "the artefact's features are " + model.features() + ", the manifest's " + manifest.features());
        RouteModel expected = routeModels.get(manifest.family());
        if (expected != null) {
            require(expected.features().equals(model.features()),
                    manifest.family() + " has the features " + expected.features() + ", not " + model.features());
            require(expected.kind().isInstance(model), "no route of " + manifest.family() + " answers from a "
                    + model.getClass().getSimpleName());
        }
        require(!(model instanceof KMeansModel) || manifest.bestBy().equals(Merit.SILHOUETTE),
                "a clustering is judged by its silhouette, not by " + manifest.bestBy().metric());
        require(manifest.metrics().containsKey(manifest.bestBy().metric()),
                "the manifest has no metric '" + manifest.bestBy().metric() + "'");
    }

    /** The first round proves that the answers are the trainer's; the further ones make them fast. */
    private void checkProbes(List<Probe> probes, ModelArtefact model) {
        require(!probes.isEmpty(), "there are no probes to verify it with");
        require(probes.stream().allMatch(probe -> probe.input().length == model.features().size()),
                "a probe has another number of values than there are features");
        int rounds = Math.max(1, warmUpPredictions / probes.size());
        for (int round = 0; round < rounds; round++) {
            for (Probe probe : probes) {
                require(probe.agreesWith(model.predictor()), "another answer than the trainer's: ", probe);
            }
        }
    }

    /**
     * On what it is going to be asked, which probes need not be like. Whatever was asked, it refuses no model: clients must
     * not be able to keep one out. Inputs of an older form are left out.
     */
    private void warmUp(List<double[]> recent, ModelArtefact model) {
        List<double[]> fitting = recent.stream().filter(input -> input.length == model.features().size()).toList();
        int rounds = fitting.isEmpty() ? 0 : Math.max(1, warmUpPredictions / fitting.size());
        for (int round = 0; round < rounds; round++) {
            for (double[] input : fitting) {
                model.predictor().answer(input);
            }
        }
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new RefusedModelException(reason);
        }
    }

    /** Puts the reason together only when it is needed. */
    private static void require(boolean condition, String reason, Probe probe) {
        if (!condition) {
            throw new RefusedModelException(reason + probe);
        }
    }
}
