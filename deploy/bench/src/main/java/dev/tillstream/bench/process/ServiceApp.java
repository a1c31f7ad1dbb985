package dev.tillstream.bench.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service as it is packaged.
 *
 * @param folder the folder {@code quarkus-app}
 */
public record ServiceApp(Path folder) {

    /**
     * Finds it in the checkout that this program was built in.
     *
     * @param service the name of its module
     * @throws BenchmarkFailedException if it is not packaged
     */
    public static ServiceApp find(String service) {
        Path place = Path.of(service, "target", "quarkus-app");
        Path own = own();
        return Stream.iterate(own, folder -> folder != null, Path::getParent).map(folder -> folder.resolve(place))
                .filter(app -> Files.exists(app.resolve("quarkus-run.jar"))).findFirst().map(ServiceApp::new)
                .orElseThrow(() -> new BenchmarkFailedException("no folder above " + own + " has " + place
                        + ": run 'mvn package -DskipTests' first"));
    }

    /** The service's jar, for {@code java -jar}. */
    public Path serviceJar() {
        return folder.resolve("quarkus-run.jar");
    }

    /** The service's native executable, if it was built too. */
    public Optional<Path> executable() {
        try (Stream<Path> built = Files.list(folder.toAbsolutePath().getParent())) {
            return built.filter(file -> file.getFileName().toString().endsWith("-runner")).findFirst();
        } catch (IOException e) {
            throw new BenchmarkFailedException(folder.getParent() + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The program {@code tillstream} of the checkout, which is ingest's command line. */
    public Path commandLine() {
        return folder.resolve("../../tillstream").normalize();
    }

    /** The program {@code tillstream-train} of the checkout, which is the trainer without Kafka. */
    public Path trainOnce() {
        return folder.resolve("../../tillstream-train").normalize();
    }

    /** The program {@code tillstream} of the checkout that runs everything in one process. */
    public Path everything() {
        return folder.resolve("../../tillstream").normalize();
    }

    private static Path own() {
        try {
            return Path.of(ServiceApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
