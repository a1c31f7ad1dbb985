package dev.tillstream.data.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.data.model.ClusterMembers.Members;

/**
 * The form of {@link ClusterMembers}: one JSON object with {@code format}, {@code formatVersion} and {@code clusters}, of
 * which each has {@code cluster}, {@code size} and the texts of {@code members}. Equal members have equal bytes.
 */
public final class MembersJson {

    private static final String FORMAT = "tillstream-members";
    private static final int FORMAT_VERSION = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

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

    /**
     * Reads the members name by name, since there may be millions.
     *
     * @throws ArtefactFormatException if the bytes are no members or of a newer format
     */
    public static ClusterMembers read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            return read(json);
        } catch (IllegalArgumentException inconsistent) {
            throw new ArtefactFormatException("inconsistent members: " + inconsistent.getMessage(), inconsistent);
        } catch (JsonProcessingException e) {
            throw new ArtefactFormatException("no members of clusters: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClusterMembers read(JsonParser json) throws IOException {
        String format = null;
        long formatVersion = 0;
        SortedMap<Integer, Members> clusters = new TreeMap<>();
        require(json.nextToken() == JsonToken.START_OBJECT, "no members of clusters: no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "format" -> format = json.getText();
                case "formatVersion" -> formatVersion = number(json);
                case "clusters" -> readClusters(json, clusters);
                default -> json.skipChildren();
            }
        }
        require(FORMAT.equals(format), "no members of clusters: 'format' is not '" + FORMAT + "'");
        require(formatVersion == FORMAT_VERSION, "format version " + formatVersion
                + " of members is not known here, only " + FORMAT_VERSION);
        require(json.nextToken() == null, "no members of clusters: something follows them");
        return new ClusterMembers(clusters);
    }

    private static void readClusters(JsonParser json, SortedMap<Integer, Members> clusters) throws IOException {
        require(json.isExpectedStartArrayToken(), "'clusters' is no array");
        while (json.nextToken() == JsonToken.START_OBJECT) {
            readCluster(json, clusters);
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "'clusters' holds something that is no cluster");
    }

    private static void readCluster(JsonParser json, SortedMap<Integer, Members> clusters) throws IOException {
        long cluster = -1;
        long size = -1;
        List<String> named = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "cluster" -> cluster = number(json);
                case "size" -> size = number(json);
                case "members" -> readNames(json, named);
                default -> json.skipChildren();
            }
        }
        require(cluster <= Integer.MAX_VALUE, "cluster number " + cluster + " is too large");
        require(clusters.put((int) cluster, new Members(size, named)) == null,
                "cluster " + cluster + " is there twice");
    }

    private static void readNames(JsonParser json, List<String> named) throws IOException {
        require(json.isExpectedStartArrayToken(), "'members' is no array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new ArtefactFormatException("'members' holds something that is no text: " + json.getText());
            }
            named.add(json.getText());
        }
    }

    private static long number(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT,
                "'" + json.currentName() + "' is not a whole number: " + json.getText());
        return json.getLongValue();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ArtefactFormatException(otherwise);
        }
    }
}
