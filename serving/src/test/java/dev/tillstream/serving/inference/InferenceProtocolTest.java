package dev.tillstream.serving.inference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the REST part of the Open Inference Protocol, version 2, as KServe publishes it. */
@QuarkusTest
@TestProfile(InferenceProtocolTest.Topics.class)
class InferenceProtocolTest {

    public static class Topics extends OwnTopics {}

    private static final String MODEL = "/v2/models/transaction-clusters";

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 3, 0.75));
            publisher.model(ModelEvents.event(2, 4, 0.5));
            publisher.model(ModelEvents.customers(3, 0));
        }
    }

    @BeforeEach
    void awaitModels() {
        Served.awaitRevision(1, 3);
        Served.awaitRevision(2, 4);
        await().until(() -> given().get("/v2/models/customer-clusters/ready").statusCode() == 200);
    }

    @Test
    void shouldDescribeTheServer() {
        // Then
        given().get("/v2").then().statusCode(200).contentType("application/json").body("", aMapWithSize(3))
                .body("name", equalTo("tillstream")).body("$", hasKey("version")).body("extensions", hasSize(0));
        given().get("/v2/").then().statusCode(200).body("name", equalTo("tillstream"));
        given().get("/v2/health/live").then().statusCode(200).body("live", is(true));
        given().get("/v2/health/ready").then().statusCode(200).body("ready", is(true));
    }

    @Test
    void shouldDescribeAModel() {
        // Then
        for (String path : new String[]{MODEL, MODEL + "/versions/1"}) {
            given().get(path).then().statusCode(200).contentType("application/json")
                    .body("name", equalTo("transaction-clusters")).body("versions", contains("1", "2"))
                    .body("platform", equalTo("tillstream_k-means")).body("inputs", hasSize(1))
                    .body("inputs[0]", equalTo(Map.of("name", "input", "datatype", "FP64", "shape", List.of(-1, 2))))
                    .body("outputs.name", contains("cluster", "distance", "runner_up", "runner_up_distance", "margin"))
                    .body("outputs.datatype", contains("INT64", "FP64", "INT64", "FP64", "FP64"))
                    .body("outputs.shape", everyItem(equalTo(List.of(-1))))
                    .body("parameters.features", equalTo("quantity,price")).body("parameters.revision", equalTo(3));
        }
        given().get("/v2/models/customer-clusters").then().statusCode(200).body("inputs[0].shape", contains(-1, 3));
    }

    @Test
    void shouldTellWhichModelsAreReady() {
        // Then
        given().get(MODEL + "/ready").then().statusCode(200)
                .body("", equalTo(Map.of("name", "transaction-clusters", "ready", true)));
        given().get(MODEL + "/versions/2/ready").then().statusCode(200).body("ready", is(true));
        given().get(MODEL + "/versions/3/ready").then().statusCode(503)
                .body("", equalTo(Map.of("name", "transaction-clusters", "ready", false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/tills", "/v2/models/tills/ready", "/v2/models/tills/versions/1",
            MODEL + "/versions/4", MODEL + "/versions/0/ready", MODEL + "/versions/v1"})
    void shouldSayThatThereIsNoSuchModel(String path) {
        // Then
        given().get(path).then().statusCode(404).contentType("application/json").body("", aMapWithSize(1))
                .body("error", containsString("there is no"));
    }

    @Test
    void shouldAnswerLikeTheSpecificationsExample() {
        // When: the published example's fields, with this model's input
        JsonPath answer = infer("",
                """
                        {"id" : "42",
                         "inputs" : [{"name" : "input0", "shape" : [ 2, 2 ], "datatype" : "UINT32", "data" : [ 205, 5, 30, 5 ]}],
                         "outputs" : [ { "name" : "cluster" } ]}""")
                .statusCode(200).contentType("application/json").extract()
                .jsonPath();

        // Then
        assertThat(answer.getMap("")).containsOnlyKeys("model_name", "model_version", "id", "parameters", "outputs");
        assertThat(answer.getString("model_name")).isEqualTo("transaction-clusters");
        assertThat(answer.getString("model_version")).isEqualTo("1");
        assertThat(answer.getString("id")).isEqualTo("42");
        assertThat(answer.getInt("parameters.revision")).isEqualTo(3);
        assertThat(answer.getList("outputs")).containsExactly(
                Map.of("name", "cluster", "datatype", "INT64", "shape", List.of(2), "data", List.of(32, 30)));
    }

    @Test
    void shouldGiveAllOutputsOfTheVersionWhenNoneIsNamed() {
        // Then
        infer("/versions/2", """
                {"inputs": [{"name": "input", "shape": [1, 2], "datatype": "FP64", "data": [30.0, 5.0]}]}""")
                .statusCode(200).body("$", not(hasKey("id"))).body("model_version", equalTo("2"))
                .body("parameters.revision", equalTo(4))
                .body("outputs.name", contains("cluster", "distance", "runner_up", "runner_up_distance", "margin"))
                .body("outputs.data", contains(List.of(40), List.of(1.5f), List.of(41), List.of(3.5f), List.of(2.0f)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "data": [[205, 5], [30, 5]]}]}
            {"inputs": [{"data": [205, 5, 30, 5], "datatype": "INT16", "shape": [2, 2], "name": "predict"}]}
            {"inputs": [{"name": "quantity", "shape": [2], "datatype": "INT64", "data": [205, 30]}, \
            {"name": "price", "shape": [2], "datatype": "FP32", "data": [5.0, 5.0]}]}
            {"inputs": [{"name": "price", "shape": [2, 1], "datatype": "FP16", "data": [[5.0], [5.0]]}, \
            {"name": "quantity", "shape": [2, 1], "datatype": "UINT8", "data": [205, 30]}]}
            {"id": null, "parameters": null, "outputs": null, "inputs": [{"name": "x", "shape": [2, 2], \
            "datatype": "INT32", "parameters": null, "data": [205, 5, 30, 5]}]}
            {"parameters": {"content_type": "np", "binary_data_output": true}, "more": [{}], "inputs": [{"name": "x", \
            "parameters": {"content_type": "np"}, "shape": [2, 2], "datatype": "FP32", "data": [205, 5, 30, 5]}], \
            "outputs": [{"name": "cluster", "parameters": {"binary_data": false}}, {"name": "margin"}]}
            """)
    void shouldTakeOneInputOrOnePerFeature(String request) {
        // Then
        infer("", request).statusCode(200).body("outputs[0].name", equalTo("cluster")).body("outputs[0].data",
                contains(32, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    [] | the body is not a JSON object
                    {"inputs": [ | the body is not JSON at line 1
                    {} | there are no inputs
                    {"inputs": {}} | inputs is not an array
                    {"inputs": [5]} | an input is not a JSON object
                    {"id": 42, "inputs": []} | id is not a text
                    {"inputs": [{"shape": [1, 2], "datatype": "FP64", "data": [1, 2]}]} | an input has no name
                    {"inputs": [{"name": "x", "datatype": "FP64", "data": [1, 2]}]} | input 'x' has no shape
                    {"inputs": [{"name": "x", "shape": [1, 2], "data": [1, 2]}]} | input 'x' has no datatype
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64"}]} | input 'x' has no data
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "BYTES", "data": [1, 2]}]} | input 'x' has the datatype BYTES
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "BOOL", "data": [1, 2]}]} | input 'x' has the datatype BOOL
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [true, 2]}]} | data[0] is not a number
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1, NaN]}]} | data[1] is NaN, not a number
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1, 1e999]}]} | data[1] is infinite
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "INT32", "data": [1, 1.5]}]} | input 'x': data[1] is not a whole number
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "UINT8", "data": [1, -1]}]} | input 'x': data[1] is out of the range of UINT8
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "data": [1, 1e99]}]} | input 'x': data[1] is out of the range of FP32
                    {"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "data": [1, 2]}]} | input 'x' has 2 elements, but the shape [2, 2]
                    {"inputs": [{"name": "x", "shape": [-1, 2], "datatype": "FP64", "data": [1, 2]}]} | an input's shape has
                    {"inputs": [{"name": "x", "shape": [2147483647, 2147483647, 2147483647], "datatype": "FP64", "data": [1]}]} | input 'x' has 1 elements
                    {"inputs": [{"name": "x", "shape": ["1", 2], "datatype": "FP64", "data": [1, 2]}]} | an input's shape holds
                    {"inputs": [{"name": "x", "shape": [1, 3], "datatype": "FP64", "data": [1, 2, 3]}]} | there must be one input of the shape [-1, 2] for quantity, price
                    {"inputs": [{"name": "x", "shape": [4], "datatype": "FP64", "data": [1, 2, 3, 4]}]} | input 'x' has the shape [4]
                    {"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "data": [[1, 2], [3]]}]} | arrays of 2 and of 1 side by side
                    {"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "data": [[1, 2, 3, 4]]}]} | the arrays in the data of input 'x' are not of the shape [2, 2]
                    {"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP64", "data": [1, [2, 3], 4]}]} | numbers and arrays side by side
                    {"inputs": [{"name": "x", "shape": [1, 1], "datatype": "FP64", "data": [[[[[[[[[1]]]]]]]]]}]} | more than 8 arrays deep
                    {"inputs": [{"name": "quantity", "shape": [1], "datatype": "FP64", "data": [1]}]} | there is no input 'price'
                    {"inputs": [{"name": "quantity", "shape": [1], "datatype": "FP64", "data": [1]}, {"name": "price", "shape": [2], "datatype": "FP64", "data": [1, 2]}]} | input 'price' has 2 elements, but 'quantity' 1
                    {"inputs": [{"name": "quantity", "shape": [1], "datatype": "FP64", "data": [1]}, {"name": "cost", "shape": [1], "datatype": "FP64", "data": [1]}]} | input 'cost' is not a feature
                    {"inputs": [{"name": "price", "shape": [1], "datatype": "FP64", "data": [1]}, {"name": "price", "shape": [1], "datatype": "FP64", "data": [1]}]} | input 'price' is there twice
                    {"inputs": [{"name": "price", "shape": [1, 2], "datatype": "FP64", "data": [1, 2]}, {"name": "quantity", "shape": [1], "datatype": "FP64", "data": [1]}]} | input 'price' has the shape [1, 2], not
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1, 2]}], "outputs": [{"name": "label"}]} | there is no output 'label'
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1, 2]}], "outputs": [{}]} | an output has no name
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "parameters": {"binary_data_size": 16}}]} | binary tensors are not supported
                    {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1, 2]}]} {} | something follows the JSON object
                    """)
    void shouldSayInTheProtocolsFormWhatIsWrong(String request, String error) {
        // Then
        infer("", request).statusCode(400).contentType("application/json").body("", aMapWithSize(1)).body("error",
                containsString(error));
    }

    @Test
    void shouldRefuseBinaryTensors() {
        // Then
        given().header("Inference-Header-Content-Length", "90").contentType("application/octet-stream")
                .body(new byte[]{'{', '}', 0, 1}).post(MODEL + "/infer").then().statusCode(400)
                .body("error", containsString("binary tensors (Inference-Header-Content-Length) are not supported"));
    }

    @Test
    void shouldTakeAsManyPointsAsAllowedAndNoMore() {
        // Then
        infer("", request(10_000)).statusCode(200).body("outputs[0].shape", contains(10_000));
        infer("", request(10_001)).statusCode(413).body("error", containsString("more than"));
        infer("", "{\"inputs\": [" + " ".repeat(9 << 20)).statusCode(413).body("error", containsString("8388608"));
        infer("", request(0)).statusCode(200).body("outputs[0].shape", contains(0)).body("outputs[0].data", hasSize(0));
    }

    @Test
    void shouldSayWhyItCanNotInfer() {
        // Then
        infer("/versions/3", request(1)).statusCode(503).header("Retry-After", "5").body("error",
                containsString("has no model yet"));
        infer("/versions/9", request(1)).statusCode(404).body("error", containsString("there is no version '9'"));
        given().body(request(1).getBytes()).post("/v2/models/tills/infer").then().statusCode(404)
                .body("error", equalTo("there is no family 'tills'"));
    }

    private static String request(int points) {
        return "{\"inputs\": [{\"name\": \"x\", \"shape\": [" + points + ", 2], \"datatype\": \"FP64\", \"data\": ["
                + IntStream.range(0, points).mapToObj(i -> "5,10.5").collect(Collectors.joining(",")) + "]}]}";
    }

    private static ValidatableResponse infer(String version, String request) {
        return given().contentType("application/json").body(request).post(MODEL + version + "/infer").then();
    }
}
