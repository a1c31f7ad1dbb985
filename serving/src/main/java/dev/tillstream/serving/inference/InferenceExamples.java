package dev.tillstream.serving.inference;

/** Examples in the API's description. */
final class InferenceExamples {

    static final String MODEL = """
            {"name": "transaction-clusters", "versions": ["1", "2", "3"], "platform": "tillstream_k-means", \
            "inputs": [{"name": "input", "datatype": "FP64", "shape": [-1, 2]}], \
            "outputs": [{"name": "cluster", "datatype": "INT64", "shape": [-1]}, \
            {"name": "distance", "datatype": "FP64", "shape": [-1]}, \
            {"name": "runner_up", "datatype": "INT64", "shape": [-1]}, \
            {"name": "runner_up_distance", "datatype": "FP64", "shape": [-1]}, \
            {"name": "margin", "datatype": "FP64", "shape": [-1]}], \
            "parameters": {"features": "quantity,price", "revision": 12}}""";
    static final String READY = "{\"name\": \"transaction-clusters\", \"ready\": true}";
    static final String NOT_READY = "{\"name\": \"transaction-clusters\", \"ready\": false}";
    static final String ONE_INPUT = """
            {"id": "42", "inputs": [{"name": "input", "shape": [2, 2], "datatype": "FP64", \
            "data": [5.0, 10.5, 400.0, 0.85]}], "outputs": [{"name": "cluster"}]}""";
    static final String INPUT_PER_FEATURE = """
            {"id": "42", "inputs": [{"name": "quantity", "shape": [2], "datatype": "INT32", "data": [5, 400]}, \
            {"name": "price", "shape": [2], "datatype": "FP32", "data": [10.5, 0.85]}], \
            "outputs": [{"name": "cluster"}]}""";
    static final String ANSWER = """
            {"model_name": "transaction-clusters", "model_version": "3", "id": "42", \
            "parameters": {"revision": 12, "silhouette_score": 0.742}, \
            "outputs": [{"name": "cluster", "datatype": "INT64", "shape": [2], "data": [2, 0]}]}""";

    private InferenceExamples() {}
}
