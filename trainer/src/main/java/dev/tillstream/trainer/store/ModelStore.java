package dev.tillstream.trainer.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.model.Supplement;
import org.jboss.logging.Logger;

/**
 * Every revision's files in a folder of its own, {@code <family>/<version>/<revision>}, which appears whole or not at
 * all: {@code manifest.json}, {@code artefact.json}, {@code model.pb} (the training library's protobuf, if it has one),
 * {@code rows.sha256} (the digest of what it was trained on) and {@code model-ready.json}, the announcement, byte for
 * byte; and what else belongs to it, see {@link Supplement}. {@code cards.json}, the clusters' cards, follows. For one
 * writer.
 */
public final class ModelStore {

    private static final Logger LOG = Logger.getLogger(ModelStore.class);
    private static final String ANNOUNCEMENT = "model-ready.json";

    /** Every family has as many. */
    public static final int VERSIONS = 3;

    private static final String ROWS = "rows.sha256";
    private static final String ARTEFACT = "artefact.json";

    /**
     * A revision.
     *
     * @param rowsSha256 digest of the rows that the model was trained on
     */
    public record Stored(ModelReady ready, String rowsSha256) {}

    private final Path root;

    /** @param root made with the first revision if it does not exist */
    public ModelStore(Path root) {
        this.root = root;
    }

    /**
     * Keeps a revision durably.
     *
     * @param artefact its bytes, whether or not the announcement holds them
     * @param supplements what else belongs to it
     */
    public void save(Stored stored, byte[] artefact, byte[] nativeModel, Map<Supplement, byte[]> supplements)
            throws IOException {
        ModelManifest manifest = stored.ready().manifest();
        Path folder = folder(manifest.family(), manifest.version());
        Files.createDirectories(folder);
        Path aside = aside(folder);
        Files.createDirectory(aside);
        AtomicFiles.writeSynced(aside.resolve("manifest.json"), EventJson.encode(manifest));
        AtomicFiles.writeSynced(aside.resolve(ARTEFACT), artefact);
        if (nativeModel.length > 0) {
            AtomicFiles.writeSynced(aside.resolve("model.pb"), nativeModel);
        }
        for (Map.Entry<Supplement, byte[]> supplement : supplements.entrySet()) {
            AtomicFiles.writeSynced(aside.resolve(supplement.getKey().file()), supplement.getValue());
        }
        AtomicFiles.writeSynced(aside.resolve(ROWS), stored.rowsSha256().getBytes(StandardCharsets.US_ASCII));
        AtomicFiles.writeSynced(aside.resolve(ANNOUNCEMENT), EventJson.encode(stored.ready()));
        AtomicFiles.move(aside, folder.resolve(Long.toString(manifest.revision())));
    }

    /** The newest revision that can be read; a damaged one is reported and passed over. */
    public Optional<Stored> newest(String family, int version) throws IOException {
        List<Long> revisions = revisions(family, version);
        for (int i = revisions.size() - 1; i >= 0; i--) {
            Path revision = folder(family, version).resolve(revisions.get(i).toString());
            try {
                return Optional.of(read(revision));
            } catch (MalformedEventException | IOException e) {
                LOG.errorf("TILL-TRN-040 folder=%s can't be read, the revision before it is taken: %s", revision, e);
            }
        }
        return Optional.empty();
    }

    private static Stored read(Path revision) throws IOException {
        ModelReady ready = EventJson.decode(Files.readAllBytes(revision.resolve(ANNOUNCEMENT)), ModelReady.class);
        artefact(ready, revision);
        return new Stored(ready, Files.readString(revision.resolve(ROWS), StandardCharsets.US_ASCII));
    }

    /** The bytes of a revision's artefact. @throws IOException if they can't be read, or have another digest */
    byte[] artefact(Stored stored) throws IOException {
        return artefact(stored.ready(), revision(stored.ready().manifest()));
    }

    private static byte[] artefact(ModelReady ready, Path revision) throws IOException {
        byte[] artefact = ready.artefact() == null
                ? Files.readAllBytes(revision.resolve(ARTEFACT))
                : ready.artefact();
        if (!Sha256.of(artefact).equals(ready.manifest().artefactSha256())) {
            throw new IOException("the artefact has another digest than its manifest says");
        }
        return artefact;
    }

    /** Keeps the cards beside the revision that they are of, which must be there. */
    void save(ClusterCards cards) throws IOException {
        AtomicFiles.write(cards(cards.family(), cards.version(), cards.revision()), EventJson.encode(cards));
    }

    /** The cards as they were kept; empty if there are none that can be read. */
    Optional<ClusterCards> cards(ModelManifest manifest) {
        Path file = cards(manifest.family(), manifest.version(), manifest.revision());
        try {
            return Optional.of(EventJson.decode(Files.readAllBytes(file), ClusterCards.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (MalformedEventException | IOException e) {
            LOG.warnf("TILL-TRN-044 file=%s can't be read, the cards are made again: %s", file, e);
            return Optional.empty();
        }
    }

    private Path cards(String family, int version, long revision) {
        return folder(family, version).resolve(Long.toString(revision)).resolve("cards.json");
    }

    /** The file of a revision's artefact. */
    Path artefact(ModelManifest manifest) {
        return revision(manifest).resolve(ARTEFACT);
    }

    /** The file of what else belongs to a revision. */
    Path supplement(ModelManifest manifest, Supplement supplement) {
        return revision(manifest).resolve(supplement.file());
    }

    private Path revision(ModelManifest manifest) {
        return folder(manifest.family(), manifest.version()).resolve(Long.toString(manifest.revision()));
    }

    /** What all revisions that can be read are, in no certain order. */
    public List<ModelManifest> manifests(String family, int version) throws IOException {
        List<ModelManifest> manifests = new ArrayList<>();
        for (long revision : revisions(family, version)) {
            Path file = folder(family, version).resolve(Long.toString(revision)).resolve("manifest.json");
            try {
                manifests.add(EventJson.decode(Files.readAllBytes(file), ModelManifest.class));
            } catch (MalformedEventException | IOException e) {
                LOG.warnf("TILL-TRN-042 file=%s can't be read: %s", file, e);
            }
        }
        return manifests;
    }

    /** The number for a new revision: above all that are there, readable or not. */
    public long nextRevision(String family, int version) throws IOException {
        List<Long> revisions = revisions(family, version);
        return revisions.isEmpty() ? 1 : revisions.get(revisions.size() - 1) + 1;
    }

    /** Numbers of the revisions, ascending. */
    public List<Long> revisions(String family, int version) throws IOException {
        Path folder = folder(family, version);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).filter(name -> name.matches("\\d{1,18}"))
                    .map(Long::valueOf).sorted().toList();
        }
    }

    public void remove(String family, int version, long revision) throws IOException {
        Path folder = folder(family, version);
        Path aside = aside(folder);
        AtomicFiles.move(folder.resolve(Long.toString(revision)), aside);
        delete(aside);
    }

    /** Removes what a crash left of folders that were being written or removed. */
    public void sweep(String family, int version) throws IOException {
        Path folder = folder(family, version);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                for (Path rest : children.filter(child -> child.toString().endsWith(".tmp")).toList()) {
                    delete(rest);
                }
            }
        }
    }

    private Path folder(String family, int version) {
        return root.resolve(family).resolve(Integer.toString(version));
    }

    private static Path aside(Path folder) {
        return folder.resolve("." + UUID.randomUUID() + ".tmp");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
