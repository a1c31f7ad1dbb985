package dev.tillstream.serving.supplement;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.LargeArtefacts;
import dev.tillstream.serving.model.ServedModel;

/**
 * One kind of supplement of all models in service, made ready on threads of its own, so that no swap waits for it.
 * Thread-safe.
 *
 * @param <C> see {@link SupplementForm}
 * @param <S> see {@link SupplementForm}
 */
public final class ServedSupplements<C, S> {

    private record Slot(String family, int version) {}

    private final Map<Slot, VersionSupplement<C, S>> versions = new ConcurrentHashMap<>();
    private final Supplement kind;
    private final SupplementForm<C, S> form;
    private final LargeArtefacts artefacts;
    private final Duration betweenAttempts;
    private final ThreadPoolExecutor executor;

    /** @param betweenAttempts how long after a failure the next question makes for a new attempt */
    public ServedSupplements(Supplement kind, SupplementForm<C, S> form, LargeArtefacts artefacts,
            Duration betweenAttempts) {
        this.kind = kind;
        this.form = form;
        this.artefacts = artefacts;
        this.betweenAttempts = betweenAttempts;
        this.executor = new ThreadPoolExecutor(FamilyModels.VERSIONS, FamilyModels.VERSIONS, 10, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), this::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, kind.file());
        thread.setDaemon(true);
        return thread;
    }

    /** This model is in service now. */
    public void inService(ServedModel model) {
        ModelManifest manifest = model.manifest();
        Slot slot = new Slot(manifest.family(), manifest.version());
        if (kind.sha256(manifest) != null || versions.containsKey(slot)) {
            versions.computeIfAbsent(slot, absent -> new VersionSupplement<>(kind, form,
                    of -> artefacts.supplement(of, kind), executor, betweenAttempts)).inService(model);
        }
    }

    public SupplementState<S> state(String family, int version) {
        VersionSupplement<C, S> supplement = versions.get(new Slot(family, version));
        return supplement == null ? new SupplementState.None<>() : supplement.state();
    }

    /**
     * Why it can't be had; empty if it can, or if there is none.
     *
     * @param what it is, in the plural, such as {@code members}
     */
    public static Optional<String> why(String what, SupplementState<?> state) {
        if (state instanceof SupplementState.Awaited<?> awaited) {
            return Optional.of("the " + what + " of revision " + awaited.manifest().revision() + " are being fetched");
        }
        return state instanceof SupplementState.Missing<?> missing
                ? Optional.of("the " + what + " of revision " + missing.manifest().revision() + " can't be had: "
                        + missing.why())
                : Optional.empty();
    }

    /** Ends its threads. */
    public void stop() {
        executor.shutdownNow();
    }
}
