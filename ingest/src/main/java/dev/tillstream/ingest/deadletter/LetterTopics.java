package dev.tillstream.ingest.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.Topics;
import dev.tillstream.ingest.publish.TopicNames;

/**
 * Where dead letters are, in the order in which they are listed.
 *
 * @param all one for each dataset
 */
record LetterTopics(List<LetterTopic> all) {

    /**
     * The dead letters of one dataset.
     *
     * @param rows the row topic
     * @param letters the topic of its dead letters
     */
    record LetterTopic(Dataset<?> dataset, String rows, String letters) {}

    static LetterTopics of(TopicNames names) {
        List<LetterTopic> all = new ArrayList<>();
        for (Dataset<?> dataset : Datasets.ALL) {
            String rows = names.rows().get(dataset.name());
            all.add(new LetterTopic(dataset, rows, rows + Topics.DEAD_LETTER_SUFFIX));
        }
        return new LetterTopics(List.copyOf(all));
    }

    /** The topic of that name, if it is one of dead letters. */
    Optional<LetterTopic> named(String letters) {
        return all.stream().filter(topic -> topic.letters().equals(letters)).findFirst();
    }

    /** Those of one dataset alone, if one is given. */
    LetterTopics of(Optional<Dataset<?>> only) {
        return only.isEmpty()
                ? this
                : new LetterTopics(all.stream().filter(topic -> topic.dataset() == only.get()).toList());
    }
}
