package dev.tillstream.serving.fuzz;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the running service says of its API. */
final class ApiOperations {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One operation.
     *
     * @param query names of its query parameters
     * @param bodies its examples of a body, by media type; empty if it takes none
     */
    record Operation(String method, String path, List<String> query, List<Body> bodies) {}

    record Body(String mediaType, String example) {}

    private ApiOperations() {}

    static List<Operation> read() throws JsonProcessingException {
        JsonNode api = JSON.readTree(given().get("/openapi.json").asString());
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : fields(api.required("paths"))) {
            for (Map.Entry<String, JsonNode> operation : fields(path.getValue())) {
                if (operation.getValue().has("responses")) {
                    operations.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                            query(operation.getValue()), bodies(operation.getValue())));
                }
            }
        }
        return operations;
    }

    private static List<String> query(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    private static List<Body> bodies(JsonNode operation) {
        List<Body> bodies = new ArrayList<>();
        for (Map.Entry<String, JsonNode> content : fields(operation.path("requestBody").path("content"))) {
            List<JsonNode> examples = new ArrayList<>();
            examples.add(content.getValue().path("example"));
            content.getValue().path("examples").forEach(named -> examples.add(named.path("value")));
            examples.stream().filter(example -> !example.isMissingNode()).forEach(example -> bodies.add(
                    new Body(content.getKey(), example.isTextual() ? example.asText() : example.toString())));
        }
        return bodies;
    }

    private static List<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> iterator = node.properties().iterator();
        iterator.forEachRemaining(fields::add);
        return fields;
    }
}
