package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files a configured source means. */
final class SourcePaths {

    private SourcePaths() {}

    /**
     * A folder's tables in the order of their names; a file itself, also when it does not exist, so that ingesting
     * it tells.
     */
    static List<Path> expand(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(SourcePaths::isTable).sorted().toList();
        }
    }

    private static boolean isTable(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        // Excel keeps "~$name.xlsx" beside a workbook that is open.
        return (name.endsWith(".xlsx") || name.endsWith(".csv") || name.endsWith(".csv.gz")) && !name.startsWith("~$")
                && Files.isRegularFile(path);
    }
}
