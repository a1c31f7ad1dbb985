package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What goes with an item.
 *
 * @param recommendations best first
 */
public record Recommended(List<Item> recommendations) implements Answer {

    /** In tables and tensors, an item that is not there is −1 and has the score 0. */
    static final List<AnswerField> FIELDS = IntStream.rangeClosed(1, ItemNeighbours.ANSWERED).boxed()
            .flatMap(rank -> Stream.of(AnswerField.whole("item_" + rank, "item_" + rank),
                    AnswerField.number("score_" + rank, "score_" + rank)))
            .toList();

    /** One of them. */
    @Schema(name = "RecommendedItem")
    public record Item(@Schema(examples = "461686") long itemid, @Schema(examples = "0.31") double score) {}

    static Recommended of(ServedModel served, double[] point) {
        double[] answer = served.answer(point);
        List<Item> items = new ArrayList<>();
        for (int at = 0; at < answer.length; at += 2) {
            items.add(new Item((long) answer[at], answer[at + 1]));
        }
        return new Recommended(items);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("recommendations");
        for (Item item : recommendations) {
            json.writeStartObject();
            json.writeNumberField("itemid", item.itemid);
            json.writeNumberField("score", item.score);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (int rank = 0; rank < ItemNeighbours.ANSWERED; rank++) {
            boolean there = rank < recommendations.size();
            values.add(there ? recommendations.get(rank).itemid : -1L);
            values.add(there ? recommendations.get(rank).score : 0.0);
        }
        return values;
    }
}
