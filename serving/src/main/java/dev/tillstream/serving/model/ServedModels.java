package dev.tillstream.serving.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All models in service. One thread announces; any number read, and each read is of one immutable set per family, which
 * is replaced by one volatile write.
 */
public final class ServedModels {

    private record Slot(String family, int version) {}

    private final ModelVerifier verifier;
    private volatile Map<String, FamilyModels> families = Map.of();

    public ServedModels(ModelVerifier verifier) {
        this.verifier = verifier;
    }

    /** The versions of a family; empty ones if nothing has been announced. */
    public FamilyModels family(String family) {
        FamilyModels models = families.get(family);
        return models == null ? FamilyModels.empty(family) : models;
    }

    /** Whether a model of the family has ever been announced. */
    public boolean knows(String family) {
        return families.containsKey(family);
    }

    /** All announced families by name. */
    public Collection<FamilyModels> all() {
        return new TreeMap<>(families).values();
    }

    /**
     * Takes in what one poll brought, oldest first. Of several revisions of a version only the latest is verified and
     * swapped in, and an older one only where the later ones are refused: so a replica that starts does not warm what
     * it would replace at once.
     */
    SwapReport announce(List<Announcement> poll) {
        SwapReport report = new SwapReport();
        Map<String, FamilyModels> next = new LinkedHashMap<>(families);
        newestFirst(poll, report).forEach((slot, announcements) -> {
            FamilyModels family = next.computeIfAbsent(slot.family(), FamilyModels::empty);
            SlotState state = after(family.slot(slot.version()), announcements, report);
            next.put(slot.family(), family.with(slot.version(), state));
        });
        families = Map.copyOf(next);
        return report;
    }

    /** Tombstones are left out: they clean the topic up, and a version that has served is never empty. */
    private static Map<Slot, Deque<Announcement>> newestFirst(List<Announcement> poll, SwapReport report) {
        Map<Slot, Deque<Announcement>> slots = new LinkedHashMap<>();
        for (Announcement announcement : poll) {
            if (announcement.isTombstone()) {
                continue;
            }
            Optional<ModelKey> key = ModelKey.parse(announcement.key());
            if (key.isEmpty()) {
                report.add(new ModelRefused(announcement.key(), announcement.offset(),
                        "the record's key is not family/version/revision"));
                continue;
            }
            slots.computeIfAbsent(new Slot(key.get().family(), key.get().version()), slot -> new ArrayDeque<>())
                    .addFirst(announcement);
        }
        return slots;
    }

    private SlotState after(SlotState before, Deque<Announcement> newestFirst, SwapReport report) {
        Refusal latest = null;
        boolean replay = false;
        for (Announcement announcement : newestFirst) {
            ModelKey key = ModelKey.parse(announcement.key()).orElseThrow();
            Verdict verdict = replay ? null : verifier.verify(key, announcement);
            replay |= announcement.offset() <= before.offset() && !isTrainedAfter(before, verdict);
            if (replay) {
                report.add(refused(announcement, "a replay: offset " + before.offset() + " has been taken in before"));
                continue;
            }
            if (verdict instanceof Verdict.Accepted accepted) {
                report.add(new VersionSwapped(accepted.model(), announcement.offset()));
                SlotState serving = new SlotState.Serving(accepted.model());
                return latest == null ? serving : serving.refused(latest);
            }
            Refusal refusal = ((Verdict.Refused) verdict).refusal();
            report.add(refused(announcement, refusal.reason()));
            latest = latest == null ? refusal : latest;
        }
        return latest == null ? before : before.refused(latest);
    }

    /**
     * Whether an offset that was there before means that the topic was made anew, and not that it is read again: what is
     * read again is not newer than what is in service.
     */
    private static boolean isTrainedAfter(SlotState before, Verdict verdict) {
        return verdict instanceof Verdict.Accepted accepted && before.served()
                .map(served -> accepted.model().manifest().trainedAt().isAfter(served.manifest().trainedAt()))
                .orElse(true);
    }

    private static ModelRefused refused(Announcement announcement, String reason) {
        return new ModelRefused(announcement.key(), announcement.offset(), reason);
    }
}
