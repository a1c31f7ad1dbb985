package dev.tillstream.trainer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import org.jboss.logging.Logger;

/** The artefacts of all kept revisions by their digests. Thread-safe, also while revisions come and go. */
public final class StoredArtefacts {

    private static final Logger LOG = Logger.getLogger(StoredArtefacts.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final ModelStore store;
    private final List<String> families;

    public StoredArtefacts(ModelStore store, List<String> families) {
        this.store = store;
        this.families = List.copyOf(families);
    }

    /** Whether the text is a digest as manifests have it; only then is there any sense in looking for it. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /** The bytes with that digest; empty if no revision that is kept has them, undamaged. */
    public Optional<byte[]> find(String sha256) throws IOException {
        for (String family : families) {
            for (int version = 1; version <= ModelStore.VERSIONS; version++) {
                for (ModelManifest manifest : store.manifests(family, version)) {
                    if (manifest.artefactSha256().equals(sha256)) {
                        Optional<byte[]> artefact = read(manifest);
                        if (artefact.isPresent()) {
                            return artefact;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> read(ModelManifest manifest) throws IOException {
        try {
            byte[] artefact = Files.readAllBytes(store.artefact(manifest));
            if (Sha256.of(artefact).equals(manifest.artefactSha256())) {
                return Optional.of(artefact);
            }
            LOG.warnf("TILL-TRN-043 file=%s has another digest than its manifest says", store.artefact(manifest));
        } catch (NoSuchFileException e) {
            LOG.debugf("%s was retired meanwhile", store.artefact(manifest));
        }
        return Optional.empty();
    }
}
