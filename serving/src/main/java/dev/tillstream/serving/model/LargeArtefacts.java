package dev.tillstream.serving.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.model.Supplement;

/**
 * What is not in a model's announcement, such as a large artefact: from the trainer's model store where that is mounted, else from
 * the trainer itself. What has another digest than announced is not taken. Thread-safe.
 */
public final class LargeArtefacts {

    private static final String ARTEFACT = "artefact.json";
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Path store;
    private final Optional<URI> trainer;
    private final Duration timeout;

    /**
     * @param store folder of the model store; need not exist
     * @param trainer address of the trainer
     * @param timeout for all attempts to fetch one artefact together
     */
    LargeArtefacts(Path store, Optional<URI> trainer, Duration timeout) {
        this.store = store;
        this.trainer = trainer;
        this.timeout = timeout;
    }

    /**
     * The artefact's bytes; waits for it as long as the timeout allows.
     *
     * @param manifest whose family is known to be a plain name
     * @throws RefusedModelException if it is not to be had
     */
    byte[] fetch(ModelManifest manifest) {
        return fetch(manifest, ARTEFACT, manifest.artefactSha256());
    }

    /**
     * What else belongs to a revision; waits for it as long as the timeout allows.
     *
     * @param manifest of a revision that has such a supplement
     * @throws RefusedModelException if it is not to be had
     */
    public byte[] supplement(ModelManifest manifest, Supplement supplement) {
        return fetch(manifest, supplement.file(), supplement.sha256(manifest));
    }

    private byte[] fetch(ModelManifest manifest, String name, String sha256) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                String why;
                try {
                    return attempt(manifest, name, sha256, deadline);
                } catch (IOException e) {
                    why = e.getMessage() == null ? e.toString() : e.getMessage();
                }
                if (System.nanoTime() + BETWEEN_ATTEMPTS.toNanos() > deadline) {
                    throw new RefusedModelException(
                            name + " with the digest " + sha256 + " can't be fetched: " + why);
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedModelException("serving was stopped while it fetched " + sha256);
        }
    }

    private byte[] attempt(ModelManifest manifest, String name, String sha256, long deadline)
            throws IOException, InterruptedException {
        Path file = store.resolve(manifest.family()).resolve(Integer.toString(manifest.version()))
                .resolve(Long.toString(manifest.revision())).resolve(name);
        try {
            byte[] content = Files.readAllBytes(file);
            if (Sha256.of(content).equals(sha256)) {
                return content;
            }
        } catch (NoSuchFileException e) {
            if (trainer.isEmpty()) {
                throw new IOException(file + " does not exist, and serving.trainer-url is not set", e);
            }
        }
        if (trainer.isEmpty()) {
            throw new IOException(file + " has another digest, and serving.trainer-url is not set");
        }
        return download(trainer.get(), sha256, deadline);
    }

    private static byte[] download(URI trainer, String sha256, long deadline)
            throws IOException, InterruptedException {
        URI address = URI.create(trainer.toString().replaceFirst("/+$", "") + "/artefacts/" + sha256);
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(address).timeout(left).build(),
                BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answers with the status " + response.statusCode());
        }
        if (!Sha256.of(response.body()).equals(sha256)) {
            throw new IOException(address + " gives something of another digest");
        }
        return response.body();
    }
}
