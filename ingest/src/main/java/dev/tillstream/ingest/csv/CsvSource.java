package dev.tillstream.ingest.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.CharacterCache;
import dev.tillstream.ingest.table.CountedStream;
import dev.tillstream.ingest.table.RowCells;
import dev.tillstream.ingest.table.RowParser;
import dev.tillstream.ingest.table.TableHeader;

/**
 * The rows of a CSV file, gzipped or not, delimited by commas, semicolons, tabs or bars: whichever shows the needed
 * columns. It holds one row.
 */
public final class CsvSource implements RowSource {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final TextFile file;
    private final TableHeader header;
    private final CountedStream stored;
    private final CsvRecords records;
    private final RowParser<?> parser;
    private final RowCells row = new RowCells();
    private int headerFields;

    private CsvSource(TextFile file, char delimiter, TableHeader header, ReadOptions options) throws IOException {
        this.file = file;
        this.header = header;
        this.stored = file.stored();
        this.records = new CsvRecords(file, stored, delimiter);
        this.parser = RowParser.of(header, false, options.zone(), new CharacterCache());
    }

    /**
     * Opens a file and finds its header.
     *
     * @param name without its folder
     * @throws UnreadableFileException if it can't be read, or has not the needed columns
     */
    public static CsvSource open(Path path, String name, ReadOptions options) throws IOException {
        TextFile file = TextFile.open(path, name, options.encoding());
        TableHeader best = null;
        for (char delimiter : options.delimiter().map(List::of).orElse(DELIMITERS)) {
            TableHeader header = locate(file, delimiter, options);
            if (header != null && header.missing().isEmpty()) {
                return new CsvSource(file, delimiter, header, options);
            }
            if (best == null || header != null && header.isNearerThan(best)) {
                best = header;
            }
        }
        throw new UnreadableFileException(name, null,
                "is not an .xlsx workbook, and as CSV "
                        + TableHeader.complaint(best, TableHeader.HEADER_ROWS, options.dataset()));
    }

    @Override
    public Dataset<?> dataset() {
        return header.dataset();
    }

    @Override
    public List<String> ignoredColumns() {
        return TableHeader.ignored(List.of(header));
    }

    @Override
    public boolean next() throws IOException {
        while (records.next(row)) {
            if (row.line() == header.line()) {
                headerFields = records.fields();
            } else if (row.line() > header.line() && !row.isBlank()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public RowOutcome<?> outcome() {
        if (records.fields() < headerFields && records.endsTheFile()) {
            return new RowOutcome.Refused<>(null, "is cut off: the file ends in it");
        }
        for (int field = headerFields; field < row.columns(); field++) {
            if (!row.isBlank(field)) {
                // One of its values holds a delimiter, and all behind it stand in the wrong columns.
                return new RowOutcome.Refused<>(null, "has more fields than the header: " + records.fields()
                        + " instead of " + headerFields);
            }
        }
        return parser.parse(row);
    }

    @Override
    public String sheet() {
        return null;
    }

    @Override
    public int line() {
        return row.line();
    }

    @Override
    public Map<String, String> cells() {
        return header.byHeader(row, row::text);
    }

    @Override
    public double fractionRead() {
        return file.bytes() == 0 ? 1 : Math.min(1, (double) stored.count() / file.bytes());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** The header row, or the one that comes nearest to it; null if there are no rows. */
    private static TableHeader locate(TextFile file, char delimiter, ReadOptions options) throws IOException {
        TableHeader best = null;
        try (CsvRecords records = new CsvRecords(file, file.stored(), delimiter)) {
            RowCells cells = new RowCells();
            for (int rows = 0; rows < TableHeader.HEADER_ROWS && records.next(cells);) {
                if (cells.isBlank()) {
                    continue;
                }
                rows++;
                TableHeader header = TableHeader.of(cells, options.dataset());
                if (best == null || header.isNearerThan(best)) {
                    best = header;
                }
                if (best.missing().isEmpty()) {
                    return best;
                }
            }
            return best;
        } catch (UnreadableFileException damaged) {
            // With another delimiter the same quotes may be sound.
            return best;
        }
    }
}
