package dev.tillstream.serving.members;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.LargeArtefacts;
import dev.tillstream.serving.model.VersionSwapped;

/** The members of all models in service, fetched on threads of its own, so that no swap waits for them. */
@Singleton
public class ServedMembers {

    private record Slot(String family, int version) {}

    private final Map<Slot, VersionMembers> versions = new ConcurrentHashMap<>();
    private final LargeArtefacts artefacts;
    private final ServingConfig config;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(FamilyModels.VERSIONS, FamilyModels.VERSIONS, 10,
            TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ServedMembers::thread);

    ServedMembers(LargeArtefacts artefacts, ServingConfig config) {
        this.artefacts = artefacts;
        this.config = config;
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "members");
        thread.setDaemon(true);
        return thread;
    }

    void swapped(@Observes VersionSwapped event) {
        ModelManifest manifest = event.manifest();
        Slot slot = new Slot(manifest.family(), manifest.version());
        if (manifest.membersSha256() != null || versions.containsKey(slot)) {
            versions.computeIfAbsent(slot,
                    absent -> new VersionMembers(artefacts::members, executor, config.retryAfter()))
                    .inService(manifest);
        }
    }

    MembersState state(String family, int version) {
        VersionMembers members = versions.get(new Slot(family, version));
        return members == null ? new MembersState.None() : members.state();
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
