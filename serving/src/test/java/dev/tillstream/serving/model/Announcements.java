package dev.tillstream.serving.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Sha256;

/** Records of the models' topic, sound ones and broken ones. */
final class Announcements {

    private Announcements() {}

    static Announcement of(ModelReady event, long offset) {
        return new Announcement(event.key(), EventJson.encode(event), "1", offset);
    }

    static Announcement sound(int version, long revision, long offset) {
        return of(ModelEvents.event(version, revision, 0.5), offset);
    }

    static Announcement sound(int version, long revision, long offset, Instant trainedAt) {
        ModelReady event = ModelEvents.event(version, revision, 0.5);
        return of(new ModelReady(changed(event.manifest(), trainedAt, event.manifest().artefactSha256()),
                event.artefact(), event.probes()), offset);
    }

    static Announcement tombstone(int version, long revision, long offset) {
        return new Announcement(ModelEvents.FAMILY + "/" + version + "/" + revision, null, null, offset);
    }

    /** The artefact was changed on its way. */
    static Announcement corrupt(int version, long revision, long offset) {
        ModelReady event = ModelEvents.event(version, revision, 0.5);
        byte[] artefact = event.artefact().clone();
        artefact[artefact.length - 3] ^= 1;
        return of(new ModelReady(event.manifest(), artefact, event.probes()), offset);
    }

    static Announcement withArtefact(String artefact, long offset) {
        byte[] bytes = artefact.getBytes(StandardCharsets.UTF_8);
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        return of(new ModelReady(changed(event.manifest(), event.manifest().trainedAt(), Sha256.of(bytes)), bytes,
                event.probes()), offset);
    }

    static Announcement withProbes(List<Probe> probes, long offset) {
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        return of(new ModelReady(event.manifest(), event.artefact(), probes), offset);
    }

    /** Where no large artefact is to be had. */
    static byte[] noLargeArtefact(ModelManifest manifest) {
        throw new RefusedModelException("the artefact " + manifest.artefactSha256() + " is nowhere");
    }

    private static ModelManifest changed(ModelManifest m, Instant trainedAt, String artefactSha256) {
        return new ModelManifest(m.family(), m.version(), m.revision(), m.dataset(), m.algorithm(), m.features(),
                m.dataSize(), m.metrics(), m.clusterSizes(), m.recipe(), m.provenance(), trainedAt,
                m.trainingSeconds(), m.library(), artefactSha256, m.clusters(), m.rowsLeftOut(),
                m.highestClusterId(), m.canonicalSha256(), m.offsets(), m.jvm());
    }
}
