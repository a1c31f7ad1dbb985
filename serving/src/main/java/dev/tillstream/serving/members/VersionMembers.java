package dev.tillstream.serving.members;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.RefusedModelException;
import org.jboss.logging.Logger;

/** The members of one version, fetched whenever another revision of it is put into service. Thread-safe. */
final class VersionMembers {

    private static final Logger LOG = Logger.getLogger(VersionMembers.class);

    private final Function<ModelManifest, byte[]> fetch;
    private final Executor executor;
    private final Duration betweenAttempts;
    private ModelManifest wanted;
    private volatile MembersState state = new MembersState.None();

    /**
     * @param fetch gives the bytes with the manifest's digest, or throws a {@link RefusedModelException}
     * @param executor runs what takes long
     * @param betweenAttempts how long after a failure the next question makes for a new attempt
     */
    VersionMembers(Function<ModelManifest, byte[]> fetch, Executor executor, Duration betweenAttempts) {
        this.fetch = fetch;
        this.executor = executor;
        this.betweenAttempts = betweenAttempts;
    }

    /** This model is in service now. */
    synchronized void inService(ModelManifest manifest) {
        wanted = manifest;
        if (manifest.membersSha256() == null) {
            state = new MembersState.None();
            return;
        }
        if (state instanceof MembersState.Known known
                && manifest.membersSha256().equals(known.members().manifest().membersSha256())) {
            state = new MembersState.Known(known.members().of(manifest));
            return;
        }
        if (!(state instanceof MembersState.Known)) {
            state = new MembersState.Awaited(manifest);
        }
        executor.execute(() -> fetch(manifest));
    }

    MembersState state() {
        MembersState now = state;
        if (now instanceof MembersState.Missing missing
                && System.nanoTime() - missing.nanoTime() > betweenAttempts.toNanos()) {
            tryAgain(missing);
        }
        return now;
    }

    private synchronized void tryAgain(MembersState.Missing missing) {
        if (state == missing) {
            inService(missing.manifest());
        }
    }

    private void fetch(ModelManifest manifest) {
        MembersState found;
        try {
            found = new MembersState.Known(RevisionMembers.of(manifest, MembersJson.read(fetch.apply(manifest))));
        } catch (RefusedModelException | ArtefactFormatException e) {
            LOG.warnf("TILL-SRV-020 members missing family=%s version=%d revision=%d reason=\"%s\"", manifest.family(),
                    manifest.version(), manifest.revision(), e.getMessage());
            found = new MembersState.Missing(manifest, e.getMessage(), System.nanoTime());
        }
        found(manifest, found);
    }

    private synchronized void found(ModelManifest manifest, MembersState found) {
        if (manifest == wanted) {
            state = found;
        }
    }
}
