package dev.tillstream.data.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tillstream.data.model.ClusterMembers.Members;

/**
 * The form of {@link ClusterMembers}: one JSON object with {@code format}, {@code formatVersion} and {@code clusters}, of
 * which each has {@code cluster}, {@code size} and the texts of {@code members}. Equal members have equal bytes.
 */
public final class MembersJson {

    private static final String FORMAT = "tillstream-members";
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private MembersJson() {}

    /** The bytes that the digest is taken of. */
    public static byte[] write(ClusterMembers members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeArrayFieldStart("clusters");
            for (Map.Entry<Integer, Members> cluster : members.clusters().entrySet()) {
                json.writeStartObject();
                json.writeNumberField("cluster", cluster.getKey());
                json.writeNumberField("size", cluster.getValue().size());
                json.writeArrayFieldStart("members");
                for (String member : cluster.getValue().named()) {
                    json.writeString(member);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws ArtefactFormatException if the bytes are no members or of a newer format */
    public static ClusterMembers read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !FORMAT.equals(json.path("format").asText())) {
                throw new ArtefactFormatException("no members of clusters: 'format' is not '" + FORMAT + "'");
            }
            if (json.path("formatVersion").asInt() != FORMAT_VERSION) {
                throw new ArtefactFormatException("format version " + json.path("formatVersion")
                        + " of members is not known here, only " + FORMAT_VERSION);
            }
            SortedMap<Integer, Members> clusters = new TreeMap<>();
            for (JsonNode cluster : json.path("clusters")) {
                if (clusters.put(number(cluster, "cluster").intValue(), members(cluster)) != null) {
                    throw new ArtefactFormatException("cluster " + cluster.path("cluster") + " is there twice");
                }
            }
            return new ClusterMembers(clusters);
        } catch (IllegalArgumentException inconsistent) {
            throw new ArtefactFormatException("inconsistent members: " + inconsistent.getMessage(), inconsistent);
        } catch (JsonProcessingException e) {
            throw new ArtefactFormatException("no members of clusters: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Members members(JsonNode cluster) {
        List<String> named = new ArrayList<>();
        for (JsonNode member : cluster.path("members")) {
            if (!member.isTextual()) {
                throw new ArtefactFormatException("'members' holds something that is no text: " + member);
            }
            named.add(member.textValue());
        }
        return new Members(number(cluster, "size").longValue(), named);
    }

    private static JsonNode number(JsonNode cluster, String name) {
        JsonNode number = cluster.path(name);
        if (!number.isIntegralNumber() || name.equals("cluster") && !number.canConvertToInt()) {
            throw new ArtefactFormatException("'" + name + "' is not a whole number: " + number);
        }
        return number;
    }
}
