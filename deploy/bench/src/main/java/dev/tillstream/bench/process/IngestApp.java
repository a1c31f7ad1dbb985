package dev.tillstream.bench.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Ingest as it is packaged.
 *
 * @param folder the folder {@code quarkus-app}
 */
public record IngestApp(Path folder) {

    private static final Path PLACE = Path.of("ingest", "target", "quarkus-app");

    /**
     * Finds it in the checkout that this program was built in.
     *
     * @throws BenchmarkFailedException if it is not packaged
     */
    public static IngestApp find() {
        Path own = own();
        return Stream.iterate(own, folder -> folder != null, Path::getParent).map(folder -> folder.resolve(PLACE))
                .filter(app -> Files.exists(app.resolve("quarkus-run.jar"))).findFirst().map(IngestApp::new)
                .orElseThrow(() -> new BenchmarkFailedException("no folder above " + own + " has " + PLACE
                        + ": run 'mvn package -DskipTests' first"));
    }

    /** The service's jar, for {@code java -jar}. */
    public Path serviceJar() {
        return folder.resolve("quarkus-run.jar");
    }

    /** The class path of the command line, as the README gives it. */
    public String commandLineClassPath() {
        return Stream.of("app", "lib/main", "lib/boot").map(part -> folder.resolve(part) + "/*")
                .reduce((some, more) -> some + File.pathSeparator + more).orElseThrow();
    }

    private static Path own() {
        try {
            return Path.of(IngestApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
