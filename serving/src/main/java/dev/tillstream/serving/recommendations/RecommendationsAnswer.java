package dev.tillstream.serving.recommendations;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.RankedItem;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.JsonNumbers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody may want to look at next.
 *
 * @param item that was asked about, or null
 * @param visitor who was asked about, or null
 * @param known whether the model knows anything of what was asked about; if not, only popular items are recommended
 * @param metrics how good such recommendations were on later sessions, with those of the baseline
 * @param served what writes the metrics
 */
public record RecommendationsAnswer(
        @Schema(examples = "recommendation_model_3") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(examples = "461686", nullable = true) Long item,
        @Schema(examples = "257597", nullable = true) Long visitor,
        @Schema(examples = "true") boolean known,
        List<Recommendation> recommendations,
        @Schema(examples = "{\"recall_at_10\": 0.32, \"recall_at_10_baseline\": 0.02}") Map<String, Double> metrics,
        @Schema(hidden = true) ServedModel served)
        implements
        JsonAnswer {

    /**
     * One item.
     *
     * @param source {@code neighbours} or {@code popular}
     */
    public record Recommendation(
            @Schema(examples = "10572") long itemid,
            @Schema(examples = "0.31", description = "the higher, the better, within one source") float score,
            @Schema(examples = "neighbours", enumeration = {"neighbours", "popular"},
                    description = "popular: because many look at it") String source){}

    static RecommendationsAnswer of(ServedModel served, Long item, Long visitor, int limit) {
        ItemNeighbours model = (ItemNeighbours) served.model();
        long[] seen = seen(model, item, visitor);
        boolean known = item != null && model.knowsItem(item) || visitor != null && model.knowsVisitor(visitor);
        return new RecommendationsAnswer("recommendation_" + served.name(), served.manifest().version(),
                served.manifest().revision(), item, visitor, known,
                model.recommend(seen, limit).stream().map(RecommendationsAnswer::recommendation).toList(),
                served.manifest().metrics(), served);
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model);
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        if (item != null) {
            json.writeNumberField("item", item);
        }
        if (visitor != null) {
            json.writeNumberField("visitor", visitor);
        }
        json.writeBooleanField("known", known);
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : recommendations) {
            json.writeStartObject();
            json.writeNumberField("itemid", recommendation.itemid);
            json.writeNumberField("score", recommendation.score);
            json.writeStringField("source", recommendation.source);
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonNumbers.writeMetrics(served, json);
        json.writeEndObject();
    }

    /** The item as if the visitor looked at it now. */
    private static long[] seen(ItemNeighbours model, Long item, Long visitor) {
        long[] history = visitor == null ? new long[0] : model.history(visitor);
        if (item == null) {
            return history;
        }
        long[] seen = new long[history.length + 1];
        seen[0] = item;
        System.arraycopy(history, 0, seen, 1, history.length);
        return seen;
    }

    private static Recommendation recommendation(RankedItem item) {
        return new Recommendation(item.item(), (float) item.score(), item.popular() ? "popular" : "neighbours");
    }
}
