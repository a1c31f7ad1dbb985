package dev.tillstream.nativecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

class ReflectionTraceTest {

    @Test
    void shouldNameEachClassThatTracedCodeLooksInto() throws Exception {
        // When
        Set<String> names = ReflectionTrace.of(List.of(Looking.class.getName()), Looking.class);
        // Then
        assertThat(names).containsExactlyInAnyOrder(Declared.class.getName(), Constructed.class.getName(),
                Named.class.getName(), Row.class.getName());
    }

    @Test
    void shouldSayNothingOfCodeThatIsNotTraced() throws Exception {
        assertThat(ReflectionTrace.of(List.of("none."), Calling.class)).isEmpty();
    }

    public static final class Looking implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            Declared.class.getDeclaredFields();
            Class.forName(Named.class.getName());
            Row.class.getRecordComponents();
            return Constructed.class.getDeclaredConstructor().newInstance();
        }
    }

    public static final class Calling implements Callable<Object> {
        @Override
        public Object call() throws Exception {
            return new NotTraced().look();
        }
    }

    public static final class NotTraced {
        public Object look() {
            return Declared.class.getDeclaredFields();
        }
    }

    public static final class Declared {}

    public static final class Constructed {}

    public static final class Named {}

    public record Row(int value) {}
}
