package dev.tillstream.nativecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StaticInitialisersTest {

    private final Path ownClasses = Path.of("target/test-classes");

    @Test
    void shouldFindWhatHasAMeaningAtRunTimeOnly() {
        assertThat(StaticInitialisers.forbidden(ownClasses, name -> false)).containsExactlyInAnyOrder(
                Lucky.class.getName() + " -> java/util/Random.<init>",
                Homely.class.getName() + " -> java/lang/System.getProperty");
    }

    @Test
    void shouldAllowItWhereInitialisationComesLater() {
        assertThat(StaticInitialisers.forbidden(ownClasses, Lucky.class.getName()::equals))
                .containsExactly(Homely.class.getName() + " -> java/lang/System.getProperty");
    }

    static final class Lucky {
        static final Random RANDOM = new Random();
    }

    static final class Homely {
        static final String HOME = System.getProperty("user.home");
    }
}
