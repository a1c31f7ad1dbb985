package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what a program is made of names the libraries that are packaged with it, and no others. */
class SbomTest {

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batcher", "trainer", "serving", "deploy/standalone"})
    void shouldNameEveryLibraryOfAProgram(String module) throws IOException {
        // Given
        Path target = Repository.ROOT.resolve(module).resolve("target");
        String name = "tillstream-" + module.substring(module.indexOf('/') + 1) + "-0.1.0-SNAPSHOT-sbom.json";
        assumeTrue(Files.exists(target.resolve(name)), "skipped: " + name + " is made by mvn package -Psbom");

        // When
        JsonNode sbom = new ObjectMapper().readTree(target.resolve(name).toFile());

        // Then
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> named = new TreeSet<>();
        for (JsonNode component : sbom.path("components")) {
            String classifier = component.path("purl").asText().replaceAll("^[^?]*(\\?.*classifier=([^&]+).*)?.*$",
                    "$2");
            named.add(component.path("group").asText() + "." + component.path("name").asText() + "-"
                    + component.path("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar");
        }
        named.removeIf(
                jar -> jar.startsWith("dev.tillstream.tillstream-" + module.substring(module.indexOf('/') + 1) + "-0"));
        assertThat(named).isEqualTo(packaged(target.resolve("quarkus-app/lib")));
    }

    private static Set<String> packaged(Path libraries) throws IOException {
        Set<String> jars = new TreeSet<>();
        for (String folder : Set.of("boot", "main")) {
            try (var found = Files.list(libraries.resolve(folder))) {
                found.forEach(jar -> jars.add(jar.getFileName().toString()));
            }
        }
        return jars;
    }
}
