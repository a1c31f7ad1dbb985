package dev.tillstream.ingest.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.CellType;
import dev.tillstream.ingest.table.CountedStream;
import dev.tillstream.ingest.table.RowCells;

/**
 * A cursor over the records of a CSV file. It reads one record ahead, so that it knows of the last one that it is the
 * last. Not thread-safe.
 */
final class CsvRecords implements Closeable {

    /** The most characters of a field: more is a quote that nobody closed. */
    private static final int MAX_FIELD = 1 << 22;

    private final String file;
    private final EndMarkedReader text;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private int fields;
    private CsvRecord following;
    private UnreadableFileException damage;

    /** @param stored what the file is read from */
    CsvRecords(TextFile file, CountedStream stored, char delimiter) throws IOException {
        this.file = file.name();
        this.text = file.reader(stored);
        this.csv = CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).maxBufferSize(MAX_FIELD).ofCsvRecord(text);
        this.records = csv.iterator();
        readAhead();
    }

    /**
     * Goes on to the next record.
     *
     * @return false when there is none
     * @throws UnreadableFileException if the file is damaged from here on
     */
    boolean next(RowCells row) throws UnreadableFileException {
        if (damage != null) {
            throw damage;
        }
        if (following == null) {
            return false;
        }
        fields = following.getFieldCount();
        row.start(Math.toIntExact(following.getStartingLineNumber()));
        for (int field = 0; field < fields; field++) {
            String value = following.getField(field);
            if (!value.isEmpty()) {
                row.put(field, CellType.TEXT, value);
            }
        }
        readAhead();
        return true;
    }

    /** The number of the record's fields, empty ones too. */
    int fields() {
        return fields;
    }

    /** Whether the record is the last one and no line end follows it: the rest of it may be missing. */
    boolean endsTheFile() {
        return following == null && damage == null && text.endsInLine();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** What is wrong with the record ahead must not keep the one before it from being read. */
    private void readAhead() {
        following = null;
        try {
            CsvRecord ahead = records.hasNext() ? records.next() : null;
            if (ahead == null || isEnd(ahead)) {
                return;
            }
            if (isOpen(ahead)) {
                damage = damaged("a quote opens in the row of line " + ahead.getStartingLineNumber()
                        + " and is never closed", null);
            } else if (ahead.getFieldCount() > RowCells.MAX_COLUMNS) {
                damage = damaged("line " + ahead.getStartingLineNumber() + " has " + ahead.getFieldCount() + " fields",
                        null);
            } else {
                following = ahead;
            }
        } catch (CsvParseException | UncheckedIOException e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            damage = damaged(e.getMessage() + cause, e);
        }
    }

    private UnreadableFileException damaged(String how, Exception cause) {
        return new UnreadableFileException(file, null, "is cut off or damaged: " + how, cause);
    }

    private static boolean isEnd(CsvRecord ahead) {
        return ahead.getFieldCount() == 1 && ahead.getField(0).length() == 1
                && ahead.getField(0).charAt(0) == EndMarkedReader.MARK;
    }

    private boolean isOpen(CsvRecord ahead) {
        String last = ahead.getField(ahead.getFieldCount() - 1);
        return text.ended() && !last.isEmpty() && last.charAt(last.length() - 1) == EndMarkedReader.MARK;
    }
}
