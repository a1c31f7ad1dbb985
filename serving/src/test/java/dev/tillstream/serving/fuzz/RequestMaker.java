package dev.tillstream.serving.fuzz;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tillstream.serving.fuzz.ApiOperations.Operation;

/** Makes requests that are nearly right, and some that are not right at all; the same ones for the same seed. */
final class RequestMaker {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final List<String> NAMES = List.of("transaction-clusters", "customer-clusters", "best", "model1",
            "model2", "model_3", "1", "2", "3", "0", "2", "7", "12346", "10", "true", "stats", "");
    private static final List<String> OTHER_PATHS = List.of("/nothing", "/v1", "/v1/families/", "/predict",
            "/predict/best/more", "/v2/models//infer", "/q/health/none", "/docs/../openapi", "/predict/best;a=b",
            "/%2e%2e/%2e%2e/etc/passwd", "//", "/models/info?x=%ff");
    private static final List<String> TYPES = List.of("application/json", "application/json;charset=utf-16",
            "text/csv", "application/x-ndjson", "text/plain", "application/xml", "*/*", "a/b;c", "nonsense",
            "application/json; charset=\"none\"", "multipart/form-data; boundary=x", "text/html, */*;q=0.1", "",
            ";;;", "application/problem+json", "text/csv;q=2", "image/*;q=0");
    private static final List<String> NUMBERS = List.of("1e400", "-1e400", "NaN", "Infinity", "-Infinity", "1e-400",
            "-0", "00", "+1", "0x10", ".5", "5.", "1e", "9223372036854775808", "1e100", "-1e101", "1_000", "\"5\"",
            "\" 7 \"", "null", "true", "[]", "{}", "\"\"", "\"\\u0000\"", "4.9e-324", "1.7976931348623157e308");

    private final URI service;
    private final List<Operation> operations;
    private final Random random;

    RequestMaker(URI service, List<Operation> operations, long seed) {
        this.service = service;
        this.operations = operations;
        this.random = new Random(seed);
    }

    HttpRequest next() {
        Operation operation = any(operations);
        String method = chance(95) ? operation.method() : any(METHODS);
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://" + service.getAuthority() + path(operation))).timeout(LONGEST);
        String type = operation.bodies().isEmpty() ? "application/json" : any(operation.bodies()).mediaType();
        if (chance(95)) {
            request.header("Content-Type", chance(85) ? type : any(TYPES));
        }
        if (chance(40)) {
            request.header("Accept", any(TYPES));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            request.header(any(List.of("Accept-Encoding", "Accept-Language", "If-None-Match", "If-Modified-Since",
                    "Range", "Origin", "X-Request-Id", "Forwarded", "X-Forwarded-For", "Cookie", "Authorization",
                    "X-HTTP-Method-Override", "Accept-Charset", "Content-Encoding")), headerValue());
        }
        return request.method(method, body(operation)).build();
    }

    private String path(Operation operation) {
        if (chance(3)) {
            return any(OTHER_PATHS);
        }
        Matcher parameter = PARAMETER.matcher(operation.path());
        String path = parameter
                .replaceAll(found -> Matcher.quoteReplacement(encoded(chance(80) ? any(NAMES) : text())));
        StringBuilder query = new StringBuilder();
        for (String name : operation.query()) {
            if (chance(80)) {
                query.append(query.length() == 0 ? '?' : '&').append(encoded(name)).append('=')
                        .append(encoded(chance(70) ? any(NAMES) : text()));
            }
        }
        return path + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private BodyPublisher body(Operation operation) {
        byte[] bytes = bytes(operation);
        if (bytes.length == 0 && chance(50)) {
            return BodyPublishers.noBody();
        }
        return chance(85)
                ? BodyPublishers.ofByteArray(bytes)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private byte[] bytes(Operation operation) {
        if (operation.bodies().isEmpty() && chance(90)) {
            return new byte[0];
        }
        String example = operation.bodies().isEmpty() ? "{}" : any(operation.bodies()).example();
        return switch (random.nextInt(12)) {
            case 0, 1 -> example.getBytes(StandardCharsets.UTF_8);
            case 2, 3, 4, 5 -> withOtherValues(example).getBytes(StandardCharsets.UTF_8);
            case 6, 7 -> damaged(example.getBytes(StandardCharsets.UTF_8));
            case 8 -> Arrays.copyOf(example.getBytes(StandardCharsets.UTF_8), random.nextInt(example.length() + 1));
            case 9 -> ("[".repeat(random.nextInt(3000)) + example + "]".repeat(random.nextInt(3000))).getBytes(
                    StandardCharsets.UTF_8);
            case 10 -> (example + "\n").repeat(1 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
            default -> noise(random.nextInt(chance(90) ? 200 : 100_000));
        };
    }

    /** Some of the numbers and texts are others. */
    private String withOtherValues(String example) {
        return Pattern.compile("-?\\d+(\\.\\d+)?|\"[^\"]*\"").matcher(example).replaceAll(found -> {
            String value = chance(60) ? found.group() : chance(70) ? any(NUMBERS) : "\"" + any(NAMES) + "\"";
            return Matcher.quoteReplacement(chance(1) ? "9".repeat(random.nextInt(5000)) : value);
        });
    }

    private byte[] damaged(byte[] bytes) {
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String headerValue() {
        return switch (random.nextInt(5)) {
            case 0 -> any(TYPES);
            case 1 -> "\"" + Long.toHexString(random.nextLong()) + "\"";
            case 2 -> "gzip, deflate;q=0.5, br;q=none";
            case 3 -> "x".repeat(random.nextInt(3000));
            default -> "*,\"\",W/\"a\", =;,";
        };
    }

    private String text() {
        int length = chance(95) ? random.nextInt(12) : random.nextInt(2000);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(chance(70)
                    ? ' ' + random.nextInt(95)
                    : any(List.of(0, 1, 10, 13, 37, 47, 92, 0xE9, 0x2028, 0xFFFF, 0x1F600, 0xDC00)));
        }
        return text.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
