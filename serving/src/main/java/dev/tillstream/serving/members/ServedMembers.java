package dev.tillstream.serving.members;

import java.util.SortedMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.tillstream.data.model.Supplement;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.members.RevisionMembers.Cluster;
import dev.tillstream.serving.model.LargeArtefacts;
import dev.tillstream.serving.model.VersionSwapped;
import dev.tillstream.serving.supplement.ServedSupplements;
import dev.tillstream.serving.supplement.SupplementState;

/** The members of all models in service. */
@Singleton
public class ServedMembers {

    private final ServedSupplements<SortedMap<Integer, Cluster>, RevisionMembers> members;

    ServedMembers(LargeArtefacts artefacts, ServingConfig config) {
        members = new ServedSupplements<>(Supplement.MEMBERS, new MembersForm(), artefacts, config.retryAfter());
    }

    void swapped(@Observes VersionSwapped event) {
        members.inService(event.model());
    }

    SupplementState<RevisionMembers> state(String family, int version) {
        return members.state(family, version);
    }

    @PreDestroy
    void stop() {
        members.stop();
    }
}
