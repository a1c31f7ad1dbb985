package dev.tillstream.serving.supplement;

import dev.tillstream.data.model.ModelManifest;

/**
 * What is known of something that belongs to a version's models.
 *
 * @param <S> what it is once it is known
 */
public sealed interface SupplementState<S> {

    /** The model in service has no such thing, or nothing has been announced yet. */
    record None<S>() implements SupplementState<S> {}

    /** It is being fetched for the first time. */
    record Awaited<S>(ModelManifest manifest) implements SupplementState<S> {}

    /** It can be asked. While that of a later revision is fetched, this is still the one that tells. */
    record Known<S>(S supplement) implements SupplementState<S> {}

    /** It was not to be had. @param nanoTime when that was found out */
    record Missing<S>(ModelManifest manifest, String why, long nanoTime) implements SupplementState<S> {}
}
