package dev.tillstream.ingest.table;

import java.time.ZoneId;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.dataset.RowValues;

/**
 * Turns a row's cells into a row of the dataset, or says which column is at fault and why. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
public final class RowParser<R extends Row> {

    private final Dataset<R> dataset;
    private final TableHeader header;
    private final int[] cells;
    private final ColumnReader[] columns;
    private final RowValues values;

    public RowParser(Dataset<R> dataset, TableHeader header, boolean date1904, ZoneId zone, CharacterCache cache) {
        this.dataset = dataset;
        this.header = header;
        this.cells = header.cells();
        this.values = new RowValues(dataset);
        ColumnReader.Context context = new ColumnReader.Context(values, cache, new ExcelDates(date1904, zone), zone);
        this.columns = new ColumnReader[dataset.columns().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = ColumnReader.of(context, column);
        }
    }

    /** With the header's dataset. */
    public static RowParser<?> of(TableHeader header, boolean date1904, ZoneId zone, CharacterCache cache) {
        return new RowParser<>(header.dataset(), header, date1904, zone, cache);
    }

    /** The first fault in the order of the dataset's columns is the one that is told. */
    public RowOutcome<R> parse(RowCells row) {
        values.clear();
        for (int column = 0; column < columns.length; column++) {
            int cell = cells[column];
            String why = row.isBlank(cell) ? ifMissing(column) : columns[column].read(row, cell);
            if (why != null) {
                return new RowOutcome.Refused<>(header.text(cell), why);
            }
        }
        return values.build(dataset);
    }

    /**
     * What a cell says, so that it says the same when it is read as a text: dates and codes that the file holds as
     * numbers would not. Null for an empty cell.
     */
    public String asText(RowCells row, int cell) {
        for (int column = 0; column < columns.length; column++) {
            if (cells[column] == cell && row.type(cell) == CellType.NUMBER) {
                return columns[column].asText(row, cell);
            }
        }
        return row.text(cell);
    }

    private String ifMissing(int column) {
        return values.column(column).required() ? "is missing" : null;
    }
}
