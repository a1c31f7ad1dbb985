package dev.tillstream.ingest.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;

/**
 * The rows of a CSV file, gzipped or not, delimited by commas, semicolons, tabs or bars: whichever shows the needed
 * columns. It holds one row.
 */
public final class CsvSource implements RowSource {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final TextFile file;
    private final TableHeader header;
    private final CountedStream stored;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final RowParser<?> parser;
    private final RowCells row = new RowCells();

    private CsvSource(TextFile file, char delimiter, TableHeader header, ReadOptions options) throws IOException {
        this.file = file;
        this.header = header;
        this.stored = file.stored();
        this.csv = read(file, stored, delimiter);
        this.records = csv.iterator();
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
                        + TableHeader.complaint(best, SheetTable.HEADER_ROWS));
    }

    @Override
    public Dataset<?> dataset() {
        return header.dataset();
    }

    @Override
    public List<String> ignoredColumns() {
        return header.ignored();
    }

    @Override
    public boolean next() throws IOException {
        try {
            while (records.hasNext()) {
                fill(row, records.next());
                if (row.line() > header.line() && !row.isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException | UncheckedIOException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public RowOutcome<?> outcome() {
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
        csv.close();
    }

    /** The header row, or the one that comes nearest to it; null if there are no rows. */
    private static TableHeader locate(TextFile file, char delimiter, ReadOptions options) throws IOException {
        TableHeader best = null;
        try (CsvReader<CsvRecord> csv = read(file, file.stored(), delimiter)) {
            RowCells cells = new RowCells();
            Iterator<CsvRecord> records = csv.iterator();
            for (int rows = 0; rows < SheetTable.HEADER_ROWS && records.hasNext(); rows++) {
                fill(cells, records.next());
                TableHeader header = TableHeader.of(cells, options.dataset());
                if (best == null || header.isNearerThan(best)) {
                    best = header;
                }
                if (best.missing().isEmpty()) {
                    return best;
                }
            }
            return best;
        } catch (CsvParseException | UncheckedIOException e) {
            // With another delimiter the same quotes may be sound.
            return best;
        }
    }

    private static CsvReader<CsvRecord> read(TextFile file, CountedStream stored, char delimiter) throws IOException {
        return CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).ofCsvRecord(file.reader(stored));
    }

    private static void fill(RowCells row, CsvRecord csv) {
        if (csv.getFieldCount() > RowCells.MAX_COLUMNS) {
            throw new CsvParseException(
                    "line " + csv.getStartingLineNumber() + " has " + csv.getFieldCount() + " fields");
        }
        row.start(Math.toIntExact(csv.getStartingLineNumber()));
        for (int field = 0; field < csv.getFieldCount(); field++) {
            String text = csv.getField(field);
            if (!text.isEmpty()) {
                row.put(field, CellType.TEXT, text);
            }
        }
    }

    private static UnreadableFileException damaged(TextFile file, RuntimeException why) {
        String reason = why.getCause() == null
                ? why.getMessage()
                : why.getMessage() + ": " + why.getCause().getMessage();
        return new UnreadableFileException(file.name(), null, "is cut off or damaged: " + reason, why);
    }
}
