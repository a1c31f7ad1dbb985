package dev.tillstream.data.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Forests: {@code features}, {@code classes}, {@code shares} and {@code trees}, each with three lists: {@code feature} of
 * each node in preorder, −1 for leaves; {@code threshold} of each split; {@code rows} of each leaf by class, one leaf
 * behind the other. Thresholds have the shortest text that gives the same {@code float}.
 */
final class ForestForm extends ModelForm<ForestModel> {

    private static final int FORMAT_VERSION = 3;

    ForestForm() {
        super("forest", ForestModel.class);
    }

    @Override
    int formatVersion(ForestModel model) {
        return FORMAT_VERSION;
    }

    @Override
    void write(ForestModel model, JsonGenerator json) throws IOException {
        ModelFields.writeTexts("features", model.features(), json);
        ModelFields.writeTexts("classes", model.classes(), json);
        ModelFields.writeNumbers("shares", model.shares(), json);
        json.writeArrayFieldStart("trees");
        for (DecisionTree tree : model.trees()) {
            json.writeStartObject();
            ModelFields.writeWholes("feature", tree.features(), json);
            json.writeArrayFieldStart("threshold");
            for (float threshold : tree.thresholds()) {
                json.writeNumber(threshold);
            }
            json.writeEndArray();
            ModelFields.writeWholes("rows", tree.rows(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    ForestModel read(JsonNode json, int version) {
        if (version < FORMAT_VERSION) {
            throw new ArtefactFormatException("forests are not part of format version " + version);
        }
        List<String> classes = ModelFields.texts(json, "classes");
        List<DecisionTree> trees = new ArrayList<>();
        for (JsonNode tree : ModelFields.required(json, "trees")) {
            trees.add(new DecisionTree(ModelFields.wholes(tree, "feature"), ModelFields.floats(tree, "threshold"),
                    ModelFields.wholes(tree, "rows"), classes.size()));
        }
        return new ForestModel(ModelFields.texts(json, "features"), classes, ModelFields.numbers(json, "shares"),
                trees);
    }

    @Override
    void digest(ForestModel model, CanonicalLines lines) {
        lines.features(model.features());
        model.classes().forEach(name -> lines.line("class " + name));
        lines.numbers("shares", model.shares());
        model.trees().forEach(tree -> digest(tree, model.classes().size(), lines.line("tree")));
    }

    private static void digest(DecisionTree tree, int classes, CanonicalLines lines) {
        float[] thresholds = tree.thresholds();
        int[] rows = tree.rows();
        int split = 0;
        int leaf = 0;
        for (int feature : tree.features()) {
            if (feature == DecisionTree.LEAF) {
                StringBuilder line = new StringBuilder("leaf");
                for (int c = 0; c < classes; c++) {
                    line.append(' ').append(rows[leaf++]);
                }
                lines.line(line.toString());
            } else {
                lines.numbers("split " + feature, thresholds[split++]);
            }
        }
    }
}
