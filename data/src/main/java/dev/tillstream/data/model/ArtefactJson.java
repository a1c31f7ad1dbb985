package dev.tillstream.data.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The neutral artefact's form: one JSON object that any language can read, with {@code format}, {@code formatVersion}
 * and {@code kind} before the model's numbers. Numbers are written so that reading them gives the same bits, and with
 * the same text on every JDK.
 *
 * <p>Format 2 added scaling of the kind {@code log-standard}. An artefact is written in the first format that can
 * express it, so that programs which know only that one read on; all formats stay readable.
 */
public final class ArtefactJson {

    /** The newest format that is written; all from 1 to this are read. */
    public static final int FORMAT_VERSION = 2;

    private static final String FORMAT = "tillstream-model";
    private static final String K_MEANS = "k-means";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ArtefactJson() {}

    /** The artefact's bytes, which its digest is taken of. */
    public static byte[] write(ModelArtefact artefact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            if (artefact instanceof KMeansModel model) {
                json.writeNumberField("formatVersion", formatVersion(model.scaler().kind()));
                write(model, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws ArtefactFormatException if the bytes are no artefact or of a newer format */
    public static ModelArtefact read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !FORMAT.equals(json.path("format").asText())) {
                throw new ArtefactFormatException("not a model artefact: 'format' is not '" + FORMAT + "'");
            }
            int version = json.path("formatVersion").asInt();
            if (version < 1 || version > FORMAT_VERSION) {
                throw new ArtefactFormatException("format version " + json.path("formatVersion")
                        + " is not known here, only 1 to " + FORMAT_VERSION);
            }
            String kind = json.path("kind").asText();
            if (kind.equals(K_MEANS)) {
                return readKMeans(json, version);
            }
            throw new ArtefactFormatException("unknown kind of model: '" + kind + "'");
        } catch (JsonProcessingException e) {
            throw new ArtefactFormatException("not a model artefact: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first format that knows the kind. */
    private static int formatVersion(Scaler.Kind scaling) {
        return scaling == Scaler.Kind.STANDARD ? 1 : 2;
    }

    private static void write(KMeansModel model, JsonGenerator json) throws IOException {
        json.writeStringField("kind", K_MEANS);
        json.writeArrayFieldStart("features");
        for (String feature : model.features()) {
            json.writeString(feature);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("scaling");
        json.writeStringField("kind", model.scaler().kind().label());
        writeNumbers("mean", model.scaler().mean(), json);
        writeNumbers("scale", model.scaler().scale(), json);
        json.writeEndObject();
        json.writeArrayFieldStart("clusters");
        double[][] centroids = model.centroids();
        int[] ids = model.clusterIds();
        for (int c = 0; c < ids.length; c++) {
            json.writeStartObject();
            json.writeNumberField("cluster", ids[c]);
            writeNumbers("centroid", centroids[c], json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static KMeansModel readKMeans(JsonNode json, int version) {
        List<String> features = new ArrayList<>();
        for (JsonNode feature : required(json, "features")) {
            features.add(feature.asText());
        }
        JsonNode clusters = required(json, "clusters");
        double[][] centroids = new double[clusters.size()][];
        int[] ids = new int[clusters.size()];
        for (int c = 0; c < ids.length; c++) {
            JsonNode id = required(clusters.get(c), "cluster");
            if (!id.canConvertToInt() || !id.isIntegralNumber()) {
                throw new ArtefactFormatException("'cluster' is not a whole number: " + id);
            }
            ids[c] = id.intValue();
            centroids[c] = numbers(clusters.get(c), "centroid");
        }
        try {
            return new KMeansModel(features, readScaler(required(json, "scaling"), version), centroids, ids);
        } catch (IllegalArgumentException inconsistent) {
            throw new ArtefactFormatException("inconsistent artefact: " + inconsistent.getMessage(), inconsistent);
        }
    }

    private static Scaler readScaler(JsonNode scaling, int version) {
        Scaler.Kind kind;
        try {
            kind = Scaler.Kind.of(scaling.path("kind").asText());
        } catch (IllegalArgumentException unknown) {
            throw new ArtefactFormatException(unknown.getMessage(), unknown);
        }
        if (version < formatVersion(kind)) {
            throw new ArtefactFormatException(
                    "scaling '" + kind.label() + "' is not part of format version " + version);
        }
        return new Scaler(kind, numbers(scaling, "mean"), numbers(scaling, "scale"));
    }

    private static void writeNumbers(String name, double[] numbers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static double[] numbers(JsonNode json, String name) {
        JsonNode array = required(json, name);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.get(i).isNumber()) {
                throw new ArtefactFormatException("'" + name + "' holds something that is no number: " + array.get(i));
            }
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    private static JsonNode required(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new ArtefactFormatException("'" + name + "' is missing");
        }
        return value;
    }
}
