package dev.tillstream.serving.members;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import dev.tillstream.serving.supplement.ServedSupplements;
import dev.tillstream.serving.supplement.SupplementState;

/** Finds the members that a request speaks of, or ends the request with the problem that says why not. */
@Singleton
final class MembersLookup {

    private final ModelLookup models;
    private final ServedMembers members;
    private final ServingConfig config;

    MembersLookup(ModelLookup models, ServedMembers members, ServingConfig config) {
        this.models = models;
        this.members = members;
        this.config = config;
    }

    /**
     * The family.
     *
     * @throws ProblemException 404 if there is none of that name, or its points have no names
     */
    FamilyModels family(String name) {
        FamilyModels family = models.family(name);
        models.requireAny(family);
        if (family.served().stream().allMatch(model -> model.manifest().membersSha256() == null)) {
            throw new ProblemException(Problem.of(404, "the points of " + name + " have no names, so its clusters have "
                    + "no members to tell"));
        }
        return family;
    }

    /**
     * The members of a version.
     *
     * @param version 1, 2, 3 or best
     * @throws ProblemException 404 if there is no such version, 503 if its members can't be had now
     */
    RevisionMembers of(FamilyModels family, String version) {
        ModelManifest manifest = models.served(family, version).manifest();
        SupplementState<RevisionMembers> state = members.state(family.family(), manifest.version());
        if (state instanceof SupplementState.Known<RevisionMembers> known) {
            return known.supplement();
        }
        throw notNow("version " + manifest.version() + " of " + family.family() + ": "
                + why(state).orElse("the model in service has no members"));
    }

    SupplementState<RevisionMembers> state(FamilyModels family, int version) {
        return members.state(family.family(), version);
    }

    ProblemException notNow(String detail) {
        return new ProblemException(Problem.of("no-members", 503, detail), config.retryAfter());
    }

    /** Why they can't be had; empty if they can, or if there are none. */
    static Optional<String> why(SupplementState<?> state) {
        return ServedSupplements.why("members", state);
    }
}
