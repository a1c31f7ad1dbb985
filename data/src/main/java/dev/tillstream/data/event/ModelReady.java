package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;

/**
 * A trained model that may be served.
 *
 * @param manifest what the model is and how it was made; its {@code artefactSha256} is the digest of {@code artefact}
 * @param artefact the neutral artefact's bytes (base64 on the wire); null for a large one, which travels by its digest:
 *        in the shared model store, or as {@code GET /artefacts/{sha256}} of the trainer
 * @param probes inputs with the trainer's own answers, which a server must reproduce bit for bit before it serves
 */
public record ModelReady(
        ModelManifest manifest,
        @JsonInclude(JsonInclude.Include.NON_NULL) byte[] artefact,
        List<Probe> probes) {
    public ModelReady {
        requireNonNull(manifest, "manifest");
        probes = List.copyOf(probes);
    }

    /** Compaction keeps the latest of a revision; older revisions stay until the trainer removes them. */
    public String key() {
        return manifest.family() + "/" + manifest.version() + "/" + manifest.revision();
    }
}
