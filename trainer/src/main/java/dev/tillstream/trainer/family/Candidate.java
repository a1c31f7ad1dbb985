package dev.tillstream.trainer.family;

/** What a training made of a slice, before it is compared with the models in use. */
@FunctionalInterface
public interface Candidate {

    /**
     * The outcome, with whatever depends on the models before it: the numbers of clusters, and how much has changed.
     *
     * @param before of the same family; what of this training has been accepted so far is part of it, version 3 first
     */
    Outcome against(Predecessors before);
}
