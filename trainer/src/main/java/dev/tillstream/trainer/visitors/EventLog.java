package dev.tillstream.trainer.visitors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Slice;

/**
 * All events of the batches up to now, once for all families and versions: versions of thirds are the log's first rows.
 * A training costs reading the batches that were added. Not thread-safe.
 */
public final class EventLog {

    /** As many as there are versions, which one family after the other asks for. */
    private static final int REMEMBERED = 3;

    private final EventDigests digests;
    private final List<String> batches = new ArrayList<>();
    private EventColumns events = new EventColumns();
    private final Map<String, VisitorHistories> histories = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VisitorHistories> eldest) {
            return size() > REMEMBERED;
        }
    };

    public EventLog(EventDigests digests) {
        this.digests = digests;
    }

    public Optional<BatchDigester> digester(String batchFile) {
        return digests.digester(batchFile);
    }

    /**
     * The slice's events, ordered by their visitors.
     *
     * @param slice that begins with the first batch of all
     */
    public VisitorHistories histories(Slice slice) throws BatchUnreadableException {
        String key = slice.provenance() + slice.sha256();
        VisitorHistories known = histories.get(key);
        if (known == null) {
            known = VisitorHistories.of(events(slice));
            histories.put(key, known);
        }
        return known;
    }

    private EventColumns events(Slice slice) throws BatchUnreadableException {
        List<BatchStored> wanted = slice.batches();
        for (int at = 0; at < wanted.size(); at++) {
            String batch = wanted.get(at).id() + wanted.get(at).sha256();
            if (at < batches.size() && !batches.get(at).equals(batch)) {
                batches.clear();
                events = new EventColumns();
                return events(slice);
            }
            if (at == batches.size()) {
                events.addAll(digests.of(wanted.get(at)));
                batches.add(batch);
            }
        }
        return events.first(Math.toIntExact(slice.rows()));
    }
}
