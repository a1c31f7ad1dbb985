package dev.tillstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quarkus merges the settings of all jars: nothing may come from a service's file by accident. */
class SettingsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final String FILE = "src/main/resources/application.properties";
    private static final String CHANNELS = "src/main/resources/META-INF/microprofile-config.properties";

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batcher", "trainer", "serving"})
    void shouldSetEverythingThatTheServicesSetForThemselves(String service) throws IOException {
        TreeSet<Object> left = new TreeSet<>(load(ROOT.resolve(service).resolve(FILE)).keySet());
        left.removeAll(load(Path.of(FILE)).keySet());
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batcher", "trainer", "serving"})
    void shouldGetOnlyAServicesOwnPrefixAndChannelsFromItsJar(String service) throws IOException {
        assertThat(load(ROOT.resolve(service).resolve(CHANNELS)).keySet()).allSatisfy(
                key -> assertThat((String) key).matches("(" + service + "|mp\\.messaging\\.(incoming|outgoing))\\..*"));
    }

    @Test
    void shouldFindNoChannelInTwoServices() throws IOException {
        TreeSet<Object> seen = new TreeSet<>();
        for (String service : new String[]{"ingest", "batcher", "trainer", "serving"}) {
            for (Object key : load(ROOT.resolve(service).resolve(CHANNELS)).keySet()) {
                assertThat(seen.add(key)).as("%s of %s is set elsewhere too", key, service).isTrue();
            }
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
