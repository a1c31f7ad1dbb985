package dev.tillstream.serving.info;

/** Examples of the error responses that the operations share. */
final class ApiErrorExamples {

    static final String INVALID_INPUT = """
            {"type": "urn:tillstream:problem:invalid-input", "title": "Bad Request", "status": 400, \
            "detail": "price is missing", "instance": "/predict/best", "field": "price", \
            "errors": [{"field": "price", "detail": "is missing"}]}""";
    static final String NOT_FOUND = """
            {"type": "about:blank", "title": "Not Found", "status": 404, \
            "detail": "there is no family 'tills'", "instance": "/v1/families/tills"}""";
    static final String TOO_LARGE = """
            {"type": "about:blank", "title": "Request Entity Too Large", "status": 413, \
            "detail": "the body is longer than 65536 bytes", "instance": "/predict/best"}""";
    static final String NOT_JSON = """
            {"type": "about:blank", "title": "Unsupported Media Type", "status": 415, \
            "detail": "the body must be JSON, with the header Content-Type: application/json", \
            "instance": "/predict/best"}""";
    static final String NO_MODEL_YET = """
            {"type": "urn:tillstream:problem:no-model", "title": "Service Unavailable", "status": 503, \
            "detail": "version best of transaction-clusters has no model yet", "instance": "/predict/best"}""";

    static final String INVALID_INPUT_ERROR = "{\"error\": \"TotalAmount is missing\"}";
    static final String NOT_FOUND_ERROR = "{\"error\": \"there is no family 'tills'\"}";
    static final String TOO_LARGE_ERROR = "{\"error\": \"the body is longer than 65536 bytes\"}";
    static final String NOT_JSON_ERROR = """
            {"error": "the body must be JSON, with the header Content-Type: application/json"}""";
    static final String NO_MODEL_YET_ERROR = """
            {"error": "version 1 of customer-clusters has no model yet"}""";

    private ApiErrorExamples() {}
}
