package dev.tillstream.serving.supplement;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.serving.model.RefusedModelException;
import dev.tillstream.serving.model.ServedModel;
import org.jboss.logging.Logger;

/**
 * A supplement of one version, made ready whenever another revision of it is put into service; it is fetched and read
 * only if the revision has another one than that before. Thread-safe.
 *
 * @param <C> see {@link SupplementForm}
 * @param <S> see {@link SupplementForm}
 */
public final class VersionSupplement<C, S> {

    private static final Logger LOG = Logger.getLogger(VersionSupplement.class);

    private record Content<C>(String sha256, C content) {}

    private final Supplement kind;
    private final SupplementForm<C, S> form;
    private final Function<ModelManifest, byte[]> fetch;
    private final Executor executor;
    private final Duration betweenAttempts;
    private ServedModel wanted;
    private volatile Content<C> held;
    private volatile SupplementState<S> state = new SupplementState.None<>();

    /**
     * @param fetch gives the bytes with the manifest's digest, or throws a {@link RefusedModelException}
     * @param executor runs what takes long
     * @param betweenAttempts how long after a failure the next question makes for a new attempt
     */
    public VersionSupplement(Supplement kind, SupplementForm<C, S> form, Function<ModelManifest, byte[]> fetch,
            Executor executor, Duration betweenAttempts) {
        this.kind = kind;
        this.form = form;
        this.fetch = fetch;
        this.executor = executor;
        this.betweenAttempts = betweenAttempts;
    }

    /** This model is in service now. */
    public synchronized void inService(ServedModel model) {
        wanted = model;
        if (kind.sha256(model.manifest()) == null) {
            state = new SupplementState.None<>();
            held = null;
            return;
        }
        if (!(state instanceof SupplementState.Known)) {
            state = new SupplementState.Awaited<>(model.manifest());
        }
        executor.execute(() -> prepare(model));
    }

    public SupplementState<S> state() {
        SupplementState<S> now = state;
        if (now instanceof SupplementState.Missing<S> missing
                && System.nanoTime() - missing.nanoTime() > betweenAttempts.toNanos()) {
            tryAgain(missing);
        }
        return now;
    }

    private synchronized void tryAgain(SupplementState.Missing<S> missing) {
        if (state == missing) {
            inService(wanted);
        }
    }

    private void prepare(ServedModel model) {
        ModelManifest manifest = model.manifest();
        try {
            Content<C> content = content(manifest);
            found(model, content, new SupplementState.Known<>(form.of(model, content.content())));
        } catch (RefusedModelException | ArtefactFormatException e) {
            LOG.warnf("TILL-SRV-020 supplement missing file=%s family=%s version=%d revision=%d reason=\"%s\"",
                    kind.file(), manifest.family(), manifest.version(), manifest.revision(), e.getMessage());
            found(model, null, new SupplementState.Missing<>(manifest, e.getMessage(), System.nanoTime()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "TILL-SRV-021 supplement can't be used file=%s family=%s version=%d revision=%d",
                    kind.file(), manifest.family(), manifest.version(), manifest.revision());
            found(model, null, new SupplementState.Missing<>(manifest, kind.file() + " can't be used",
                    System.nanoTime()));
        }
    }

    private Content<C> content(ModelManifest manifest) {
        Content<C> before = held;
        String sha256 = kind.sha256(manifest);
        return before != null && before.sha256().equals(sha256)
                ? before
                : new Content<>(sha256, form.read(fetch.apply(manifest)));
    }

    private synchronized void found(ServedModel model, Content<C> content, SupplementState<S> found) {
        if (model == wanted) {
            held = content;
            state = found;
        }
    }
}
