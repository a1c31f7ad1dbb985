package dev.tillstream.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The folder of all the standalone's state.
 *
 * @param folder absolute
 */
record Home(Path folder) {

    /** Environment variable, or system property, that names the folder. */
    static final String SETTING = "TILLSTREAM_HOME";

    private static final String DEFAULT = ".tillstream";
    private static final String SAMPLE = "online-retail-sample.xlsx";

    /** The folder that is set, or {@code .tillstream} in the working folder. */
    static Home resolve() {
        return new Home(Path.of(Settings.find(SETTING).orElse(DEFAULT)).toAbsolutePath().normalize());
    }

    /** Where the embedded broker keeps its records. */
    Path kafka() {
        return folder.resolve("kafka");
    }

    /**
     * The sample workbook, unpacked if it is not there yet.
     *
     * @return empty if this program was built without it
     */
    Optional<Path> sample() throws IOException {
        Path sample = folder.resolve("samples").resolve(SAMPLE);
        try (InputStream packed = Home.class.getClassLoader().getResourceAsStream("samples/" + SAMPLE)) {
            if (packed == null) {
                return Optional.empty();
            }
            if (!Files.exists(sample)) {
                Files.createDirectories(sample.getParent());
                Path unfinished = sample.resolveSibling(SAMPLE + ".part");
                Files.copy(packed, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, sample, StandardCopyOption.ATOMIC_MOVE);
            }
            return Optional.of(sample);
        }
    }
}
