package dev.tillstream.serving.segmentation;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** System 4's answer. */
public record CustomerCluster(@Schema(examples = "2") int cluster) implements JsonAnswer {

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("cluster", cluster);
        json.writeEndObject();
    }
}
