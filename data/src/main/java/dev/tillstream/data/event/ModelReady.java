package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;

/**
 * A trained model that may be served.
 *
 * @param manifest what the model is and how it was made; its {@code artefactSha256} is the digest of {@code artefact}
 * @param artefact the neutral artefact's bytes (base64 on the wire)
 * @param probes inputs with the trainer's own answers, which a server must reproduce bit for bit before it serves
 */
public record ModelReady(ModelManifest manifest, byte[] artefact, List<Probe> probes) {
    public ModelReady {
        requireNonNull(manifest, "manifest");
        requireNonNull(artefact, "artefact");
        probes = List.copyOf(probes);
    }

    /** Compaction keeps the latest of a revision; older revisions stay until the trainer removes them. */
    public String key() {
        return manifest.family() + "/" + manifest.version() + "/" + manifest.revision();
    }
}
