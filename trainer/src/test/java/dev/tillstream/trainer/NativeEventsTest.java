package dev.tillstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;

import dev.tillstream.nativecheck.JsonTypes;
import org.junit.jupiter.api.Test;

/** Events are read and written by reflection, out of sight of Quarkus, which knows those of the routes only. */
class NativeEventsTest {

    private final Path classes = Path.of("target/classes");

    @Test
    void shouldRegisterEachEventWithItsParts() {
        // Given
        Set<String> events = JsonTypes.referred(classes, "dev.tillstream.data.event");
        assertThat(events).isNotEmpty();
        // Then
        assertThat(JsonTypes.registered(classes)).containsAll(events);
    }
}
