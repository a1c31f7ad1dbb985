package dev.tillstream.serving.model;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The three versions of a family at one moment: immutable, so that who holds one sees no swap. */
public final class FamilyModels {

    /** Versions of a family are numbered from 1 to this. */
    public static final int VERSIONS = 3;

    private static final Comparator<ServedModel> BY_MERIT = comparingDouble(ServedModel::merit)
            .thenComparing(comparingLong(model -> model.manifest().dataSize()))
            .thenComparing(comparingInt(model -> model.manifest().version()));

    private final String family;
    private final List<SlotState> slots;
    private final List<Optional<ServedModel>> served;
    private final Optional<ServedModel> best;

    private FamilyModels(String family, List<SlotState> slots) {
        this.family = family;
        this.slots = List.copyOf(slots);
        this.served = this.slots.stream().map(SlotState::served).toList();
        this.best = served.stream().flatMap(Optional::stream).max(BY_MERIT);
    }

    /** A family of which nothing is known yet. */
    public static FamilyModels empty(String family) {
        return new FamilyModels(family, List.of(new SlotState.Empty(), new SlotState.Empty(), new SlotState.Empty()));
    }

    /** The same with one slot changed. */
    FamilyModels with(int version, SlotState state) {
        List<SlotState> changed = new ArrayList<>(slots);
        changed.set(version - 1, state);
        return new FamilyModels(family, changed);
    }

    public String family() {
        return family;
    }

    /** @param version 1, 2 or 3 */
    public SlotState slot(int version) {
        return slots.get(version - 1);
    }

    /** @param version 1, 2 or 3 */
    public Optional<ServedModel> served(int version) {
        return served.get(version - 1);
    }

    /** The models in service, by version. */
    public List<ServedModel> served() {
        return served.stream().flatMap(Optional::stream).toList();
    }

    /** The highest silhouette in service, or what else the family's models are judged by; of equal ones the larger data size, then the higher version. */
    public Optional<ServedModel> best() {
        return best;
    }
}
