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
     * A folder's workbooks in the order of their names; a file itself, also when it does not exist, so that ingesting
     * it tells.
     */
    static List<Path> expand(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(SourcePaths::isWorkbook).sorted().toList();
        }
    }

    private static boolean isWorkbook(Path path) {
        String name = path.getFileName().toString();
        // Excel keeps "~$name.xlsx" beside a workbook that is open.
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx") && !name.startsWith("~$") && Files.isRegularFile(path);
    }
}
