package dev.tillstream.data.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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
 * <p>Format 2 added scaling of the kind {@code log-standard}, format 3 models that are no clusterings, format 4
 * neighbours of items. An artefact is written in the first format that can express it, so that programs which know only that one read on; all formats stay readable.
 */
public final class ArtefactJson {

    /** The newest format that is written; all from 1 to this are read. */
    public static final int FORMAT_VERSION = 4;

    private static final String FORMAT = "tillstream-model";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ArtefactJson() {}

    /** The artefact's bytes, which its digest is taken of. */
    public static byte[] write(ModelArtefact artefact) {
        ModelForm<ModelArtefact> form = ModelForm.of(artefact);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("formatVersion", form.formatVersion(artefact));
            json.writeStringField("kind", form.kind());
            form.write(artefact, json);
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
            return ModelForm.of(json.path("kind").asText()).read(json, version);
        } catch (IllegalArgumentException inconsistent) {
            throw new ArtefactFormatException("inconsistent artefact: " + inconsistent.getMessage(), inconsistent);
        } catch (JsonProcessingException e) {
            throw new ArtefactFormatException("not a model artefact: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
