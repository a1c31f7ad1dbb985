package dev.tillstream.batcher;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;

/**
 * Which dataset's rows a topic carries.
 *
 * @param datasets by name of the topic
 */
record RowTopics(Map<String, Dataset<?>> datasets) {

    /**
     * @param topics by name of the dataset
     * @throws IllegalArgumentException if a dataset is not known, or two have one topic
     */
    static RowTopics of(Map<String, String> topics) {
        Map<String, Dataset<?>> datasets = new LinkedHashMap<>();
        topics.forEach((name, topic) -> {
            Dataset<?> dataset = Datasets.named(name).orElseThrow(() -> new IllegalArgumentException(
                    "batcher.topics." + name + ": there is no such dataset; known are "
                            + Datasets.ALL.stream().map(Dataset::name).toList()));
            Dataset<?> other = datasets.put(topic, dataset);
            if (other != null) {
                throw new IllegalArgumentException("the datasets " + other.name() + " and " + name
                        + " have one topic: " + topic);
            }
        });
        return new RowTopics(datasets);
    }

    Collection<String> names() {
        return datasets.keySet();
    }

    Dataset<?> dataset(String topic) {
        return datasets.get(topic);
    }
}
