package dev.tillstream.trainer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.family.Families;
import dev.tillstream.trainer.family.Family;
import org.jboss.logging.Logger;

/**
 * The artefacts of all kept revisions, and what else belongs to those, by their digests. Thread-safe, also while revisions
 * come and go.
 */
@Singleton
public final class StoredArtefacts {

    private static final Logger LOG = Logger.getLogger(StoredArtefacts.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** The members of one revision's clusters. */
    record RevisionMembers(ModelManifest manifest, ClusterMembers members) {}

    private final ModelStore store;
    private final List<String> families;

    @Inject
    StoredArtefacts(TrainerConfig config, Families families) {
        this(new ModelStore(config.modelsPath()), families.all().stream().map(Family::name).toList());
    }

    StoredArtefacts(ModelStore store, List<String> families) {
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
                    Optional<byte[]> found = find(manifest, sha256);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Who is in which cluster of the version's newest revision that says so.
     *
     * @return empty if the family is not known, or no revision of the version has members, undamaged
     */
    Optional<RevisionMembers> members(String family, int version) throws IOException {
        if (!families.contains(family)) {
            return Optional.empty();
        }
        List<ModelManifest> newestFirst = new ArrayList<>(store.manifests(family, version));
        newestFirst.sort(Comparator.comparing(ModelManifest::revision).reversed());
        for (ModelManifest manifest : newestFirst) {
            Optional<byte[]> members = manifest.membersSha256() == null
                    ? Optional.empty()
                    : find(manifest, manifest.membersSha256());
            if (members.isPresent()) {
                return Optional.of(new RevisionMembers(manifest, MembersJson.read(members.get())));
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> find(ModelManifest manifest, String sha256) throws IOException {
        if (sha256.equals(manifest.artefactSha256())) {
            return read(store.artefact(manifest), sha256);
        }
        for (Supplement supplement : Supplement.values()) {
            if (sha256.equals(supplement.sha256(manifest))) {
                return read(store.supplement(manifest, supplement), sha256);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(Path file, String sha256) throws IOException {
        try {
            byte[] content = Files.readAllBytes(file);
            if (Sha256.of(content).equals(sha256)) {
                return Optional.of(content);
            }
            LOG.warnf("TILL-TRN-043 file=%s has another digest than its manifest says", file);
        } catch (NoSuchFileException e) {
            LOG.debugf("%s was retired meanwhile", file);
        }
        return Optional.empty();
    }
}
