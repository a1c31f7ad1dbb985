package dev.tillstream.serving.model;

import java.util.ArrayList;
import java.util.List;

/** What a poll's announcements have led to, in order. Filled by one thread. */
final class SwapReport {

    private final List<VersionSwapped> swapped = new ArrayList<>();
    private final List<ModelRefused> refused = new ArrayList<>();

    void add(VersionSwapped swap) {
        swapped.add(swap);
    }

    void add(ModelRefused refusal) {
        refused.add(refusal);
    }

    List<VersionSwapped> swapped() {
        return swapped;
    }

    List<ModelRefused> refused() {
        return refused;
    }
}
