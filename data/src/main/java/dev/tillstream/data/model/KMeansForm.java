package dev.tillstream.data.model;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** K-means: {@code features}, {@code scaling} and {@code clusters} with their numbers and centroids. */
final class KMeansForm extends ModelForm<KMeansModel> {

    KMeansForm() {
        super("k-means", KMeansModel.class);
    }

    @Override
    int formatVersion(KMeansModel model) {
        return ModelFields.formatVersion(model.scaler().kind());
    }

    @Override
    void write(KMeansModel model, JsonGenerator json) throws IOException {
        ModelFields.writeTexts("features", model.features(), json);
        ModelFields.write(model.scaler(), json);
        json.writeArrayFieldStart("clusters");
        double[][] centroids = model.centroids();
        int[] ids = model.clusterIds();
        for (int c = 0; c < ids.length; c++) {
            json.writeStartObject();
            json.writeNumberField("cluster", ids[c]);
            ModelFields.writeNumbers("centroid", centroids[c], json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    KMeansModel read(JsonNode json, int version) {
        JsonNode clusters = ModelFields.required(json, "clusters");
        double[][] centroids = new double[clusters.size()][];
        int[] ids = new int[clusters.size()];
        for (int c = 0; c < ids.length; c++) {
            ids[c] = ModelFields.whole(clusters.get(c), "cluster");
            centroids[c] = ModelFields.numbers(clusters.get(c), "centroid");
        }
        return new KMeansModel(ModelFields.texts(json, "features"), ModelFields.scaler(json, version), centroids, ids);
    }

    @Override
    void digest(KMeansModel model, CanonicalLines lines) {
        lines.features(model.features()).scaler(model.scaler());
        Arrays.stream(model.centroids()).map(CanonicalLines::withoutMinusZero).sorted(Arrays::compare)
                .forEach(centroid -> lines.numbers("centroid", centroid));
    }
}
