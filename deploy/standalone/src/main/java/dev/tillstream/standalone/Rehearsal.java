package dev.tillstream.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Quarkus;

/**
 * A start that ends by itself behind the first prediction: the JVM then keeps what it has made of the classes, for the
 * starts that follow.
 */
@Singleton
final class Rehearsal {

    private static final boolean WANTED = Boolean.getBoolean("tillstream.rehearsal");
    private static final int FAILED = 1;

    /** The stream has come to rest, and all versions answer there. */
    void atRest(String url) {
        if (!WANTED) {
            return;
        }
        try {
            predict(URI.create(url + "/predict/best"));
            Quarkus.asyncExit();
        } catch (IOException e) {
            System.err.println("Tillstream can't predict in its rehearsal: " + e.getMessage());
            Quarkus.asyncExit(FAILED);
        }
    }

    private static void predict(URI route) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) route.toURL().openConnection();
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write("{\"quantity\": 5.0, \"price\": 10.5}".getBytes(StandardCharsets.UTF_8));
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
