package dev.tillstream.serving.members;

import dev.tillstream.data.model.ModelManifest;

/** What is known of a version's members. */
sealed interface MembersState {

    /** The points of the model in service have no names, or nothing has been announced yet. */
    record None() implements MembersState {}

    /** They are being fetched for the first time. */
    record Awaited(ModelManifest manifest) implements MembersState {}

    /** They can be asked. While those of a later revision are fetched, these are still the ones that are told. */
    record Known(RevisionMembers members) implements MembersState {}

    /** They were not to be had. @param nanoTime when that was found out */
    record Missing(ModelManifest manifest, String why, long nanoTime) implements MembersState {}
}
