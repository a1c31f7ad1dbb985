package dev.tillstream.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.StaticInitialisers;
import org.junit.jupiter.api.Test;

class NativeInitialisersTest {

    @Test
    void shouldDoNothingWhenBuiltThatHasAMeaningAtRunTimeOnly() {
        assertThat(StaticInitialisers.forbidden(Path.of("target/classes"),
                Declarations.of("tillstream-data")::initialisesAtRunTime)).isEmpty();
    }
}
