package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A service as it was built: its native executable, if there is one of this build, or its jar. */
sealed interface Packaged {

    /** {@code true} asks for executables, {@code false} for jars; anything else takes an executable where there is one. */
    String WANTED = System.getProperty("tillstream.native", "");

    Program start(Map<String, String> environment);

    record Executable(Path file) implements Packaged {
        @Override
        public Program start(Map<String, String> environment) {
            return Program.executable(environment, file.toString(), "-Xmx256m");
        }
    }

    record Jar(Path file) implements Packaged {
        @Override
        public Program start(Map<String, String> environment) {
            return Program.java(environment, "-Xmx256m", "-jar", file.toString());
        }
    }

    /** @param target the module's folder of what is built */
    static Packaged service(Path target) {
        Path jar = target.resolve("quarkus-app/quarkus-run.jar");
        Optional<Path> executable = WANTED.equals("false") ? Optional.empty() : executable(target);
        if (WANTED.equals("true")) {
            assertThat(executable).as("an executable in %s, since -Dtillstream.native=true", target).isPresent();
        } else if (executable.isPresent() && isNewer(jar, executable.get())) {
            // Of an earlier build: not what is to be tested.
            return new Jar(jar);
        }
        return executable.<Packaged>map(Executable::new).orElseGet(() -> new Jar(jar));
    }

    private static Optional<Path> executable(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path one, Path other) {
        try {
            return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
