package dev.tillstream.ingest.publish;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.Topics;

/**
 * The topics that ingest writes to.
 *
 * @param rows by name of the dataset: where its rows go
 * @param positions compacted: how far each file has been read
 * @param progress compacted: counters
 * @param receipts what became of each file
 */
public record TopicNames(Map<String, String> rows, String positions, String progress, String receipts) {

    /** @throws IllegalArgumentException if there is a dataset that is not known, or one is missing */
    public TopicNames {
        rows = Map.copyOf(rows);
        requireNonNull(positions, "positions");
        requireNonNull(progress, "progress");
        requireNonNull(receipts, "receipts");
        for (String name : rows.keySet()) {
            if (Datasets.named(name).isEmpty()) {
                throw new IllegalArgumentException("there is no dataset " + name + " that could have a topic");
            }
        }
        for (Dataset<?> dataset : Datasets.ALL) {
            if (!rows.containsKey(dataset.name())) {
                throw new IllegalArgumentException("the dataset " + dataset.name() + " has no topic");
            }
        }
    }

    /** The usual names. */
    public static TopicNames defaults() {
        Map<String, String> rows = new LinkedHashMap<>();
        Datasets.ALL.forEach(dataset -> rows.put(dataset.name(), dataset.topic()));
        return new TopicNames(rows, Topics.POSITIONS, Topics.PROGRESS, Topics.RECEIPTS);
    }

    /** The same with another topic for one dataset's rows. */
    public TopicNames with(Dataset<?> dataset, String topic) {
        Map<String, String> changed = new LinkedHashMap<>(rows);
        changed.put(dataset.name(), topic);
        return new TopicNames(changed, positions, progress, receipts);
    }

    IngestTopics of(Dataset<?> dataset) {
        String topic = rows.get(dataset.name());
        return new IngestTopics(topic, topic + Topics.DEAD_LETTER_SUFFIX, positions, progress);
    }

}
