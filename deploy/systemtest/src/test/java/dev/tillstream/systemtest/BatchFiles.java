package dev.tillstream.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The folder that the batcher keeps its files in. Not thread-safe. */
final class BatchFiles {

    private static final Pattern COMPLETE = Pattern.compile("batch_.+-(\\d+)-\\d+\\.csv");

    private final Path folder;
    private final Map<String, Integer> rowsOf = new HashMap<>();

    BatchFiles(Path folder) {
        this.folder = folder;
    }

    /** The names of all files, complete or not, by their first offset; none where there is no folder yet. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparing(BatchFiles::firstOffset)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of all complete files, whether they have been announced or not. */
    long rows() {
        long rows = 0;
        for (String name : names()) {
            if (COMPLETE.matcher(name).matches()) {
                rows += rowsIn(name);
            }
        }
        return rows;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** All rows of the files, in this order of the files. */
    List<Row> read(List<String> names) {
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            try {
                rows.addAll(read(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }

    private int rowsIn(String name) {
        try {
            // The offsets in the name decide about the rows: a file that is made again has the same.
            if (!rowsOf.containsKey(name)) {
                rowsOf.put(name, read(name).size());
            }
            return rowsOf.get(name);
        } catch (NoSuchFileException removedMeanwhile) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> read(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(path(name))) {
            csv.forEach(row -> rows.add(Row.ofCsv(row)));
        }
        return rows;
    }

    private static long firstOffset(String name) {
        Matcher matcher = COMPLETE.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }
}
