package dev.tillstream.data.model;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Neighbours of items: columns (see {@link ColumnText}) {@code items} (ids, longs, ascending), {@code starts} (ints, one
 * more than items), {@code neighbours} (indices of items, ints) and their {@code scores} (floats), {@code popular}
 * (indices, ints) and {@code popularity} (floats), {@code visitors} (ids, longs, ascending), {@code visitorStarts} (ints,
 * one more than visitors) and {@code seen} (indices of items, ints).
 */
final class NeighboursForm extends ModelForm<ItemNeighbours> {

    private static final int FORMAT_VERSION = 4;

    NeighboursForm() {
        super("item-neighbours", ItemNeighbours.class);
    }

    @Override
    int formatVersion(ItemNeighbours model) {
        return FORMAT_VERSION;
    }

    @Override
    void write(ItemNeighbours model, JsonGenerator json) throws IOException {
        ModelFields.writeTexts("features", model.features(), json);
        ColumnText.write("items", ColumnText.bytes(model.neighbours().owners()), json);
        ColumnText.write("starts", ColumnText.bytes(model.neighbours().starts()), json);
        ColumnText.write("neighbours", ColumnText.bytes(model.neighbours().items()), json);
        ColumnText.write("scores", ColumnText.bytes(model.scores()), json);
        ColumnText.write("popular", ColumnText.bytes(model.popular()), json);
        ColumnText.write("popularity", ColumnText.bytes(model.popularity()), json);
        ColumnText.write("visitors", ColumnText.bytes(model.histories().owners()), json);
        ColumnText.write("visitorStarts", ColumnText.bytes(model.histories().starts()), json);
        ColumnText.write("seen", ColumnText.bytes(model.histories().items()), json);
    }

    @Override
    ItemNeighbours read(JsonNode json, int version) {
        if (version < FORMAT_VERSION) {
            throw new ArtefactFormatException("neighbours of items are not part of format version " + version);
        }
        if (!ModelFields.texts(json, "features").equals(ItemNeighbours.FEATURES)) {
            throw new ArtefactFormatException("neighbours of items have the features " + ItemNeighbours.FEATURES);
        }
        return new ItemNeighbours(
                new ItemLists(ColumnText.longs(json, "items"), ColumnText.ints(json, "starts"),
                        ColumnText.ints(json, "neighbours")),
                ColumnText.floats(json, "scores"), ColumnText.ints(json, "popular"),
                ColumnText.floats(json, "popularity"),
                new ItemLists(ColumnText.longs(json, "visitors"), ColumnText.ints(json, "visitorStarts"),
                        ColumnText.ints(json, "seen")));
    }

    /** Millions of numbers: the digest of each column's bytes stands for them. */
    @Override
    void digest(ItemNeighbours model, CanonicalLines lines) {
        lines.features(model.features());
        lines.column("items", ColumnText.bytes(model.neighbours().owners()));
        lines.column("starts", ColumnText.bytes(model.neighbours().starts()));
        lines.column("neighbours", ColumnText.bytes(model.neighbours().items()));
        lines.column("scores", ColumnText.bytes(model.scores()));
        lines.column("popular", ColumnText.bytes(model.popular()));
        lines.column("popularity", ColumnText.bytes(model.popularity()));
        lines.column("visitors", ColumnText.bytes(model.histories().owners()));
        lines.column("visitorStarts", ColumnText.bytes(model.histories().starts()));
        lines.column("seen", ColumnText.bytes(model.histories().items()));
    }
}
