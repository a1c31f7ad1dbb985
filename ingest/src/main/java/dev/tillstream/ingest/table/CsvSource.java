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
    /** The most characters of a field: more is a quote that nobody closed. */
    private static final int MAX_FIELD = 1 << 22;

    private final TextFile file;
    private final TableHeader header;
    private final CountedStream stored;
    private final EndMarkedReader text;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final RowParser<?> parser;
    private final RowCells row = new RowCells();
    /** Read ahead. */
    private CsvRecord following;
    private int headerFields;
    private int fields;

    private CsvSource(TextFile file, char delimiter, TableHeader header, ReadOptions options) throws IOException {
        this.file = file;
        this.header = header;
        this.stored = file.stored();
        this.text = file.reader(stored);
        this.csv = read(text, delimiter);
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
                        + TableHeader.complaint(best, SheetTable.HEADER_ROWS, options.dataset()));
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
        try {
            for (CsvRecord csvRow = read(); csvRow != null; csvRow = read()) {
                fill(row, csvRow);
                fields = csvRow.getFieldCount();
                if (row.line() == header.line()) {
                    headerFields = fields;
                } else if (row.line() > header.line() && !row.isBlank()) {
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
        if (isCutOff()) {
            return new RowOutcome.Refused<>(null, "is cut off: the file ends in it");
        }
        for (int field = headerFields; field < row.columns(); field++) {
            if (!row.isBlank(field)) {
                // One of its values holds a delimiter, and all behind it stand in the wrong columns.
                return new RowOutcome.Refused<>(null,
                        "has more fields than the header: " + fields + " instead of " + headerFields);
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
        csv.close();
    }

    /** The next record, null behind the last one. */
    private CsvRecord read() throws UnreadableFileException {
        CsvRecord csvRow = following != null ? following : records.hasNext() ? records.next() : null;
        following = null;
        if (csvRow == null || isEnd(csvRow)) {
            return null;
        }
        String last = csvRow.getField(csvRow.getFieldCount() - 1);
        if (text.ended() && !last.isEmpty() && last.charAt(last.length() - 1) == EndMarkedReader.MARK) {
            throw new UnreadableFileException(file.name(), null,
                    "is cut off or damaged: a quote opens in the row of line "
                            + csvRow.getStartingLineNumber() + " and is never closed");
        }
        return csvRow;
    }

    private static boolean isEnd(CsvRecord csvRow) {
        String first = csvRow.getField(0);
        return csvRow.getFieldCount() == 1 && first.length() == 1 && first.charAt(0) == EndMarkedReader.MARK;
    }

    /** Whether the row is the last one, has too few fields and no line end: what there is of its last value may be wrong. */
    private boolean isCutOff() {
        if (fields >= headerFields || !text.endsInLine()) {
            return false;
        }
        if (following == null && records.hasNext()) {
            following = records.next();
        }
        return following == null || isEnd(following);
    }

    /** The header row, or the one that comes nearest to it; null if there are no rows. */
    private static TableHeader locate(TextFile file, char delimiter, ReadOptions options) throws IOException {
        TableHeader best = null;
        try (CsvReader<CsvRecord> csv = read(file.reader(file.stored()), delimiter)) {
            RowCells cells = new RowCells();
            Iterator<CsvRecord> records = csv.iterator();
            for (int rows = 0; rows < SheetTable.HEADER_ROWS && records.hasNext();) {
                fill(cells, records.next());
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
        } catch (CsvParseException | UncheckedIOException e) {
            // With another delimiter the same quotes may be sound.
            return best;
        }
    }

    private static CsvReader<CsvRecord> read(EndMarkedReader text, char delimiter) {
        return CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).maxBufferSize(MAX_FIELD).ofCsvRecord(text);
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
