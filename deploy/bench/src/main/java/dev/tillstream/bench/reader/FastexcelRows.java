package dev.tillstream.bench.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The same work with fastexcel-reader, in the fastest way that its documentation shows: rows are streamed, and each cell
 * becomes a text, a number or a date. Which column holds dates is known from its header: asking fastexcel for the cells'
 * formats would cost it more.
 */
final class FastexcelRows {

    private static final String DATE = "InvoiceDate";

    /** The values of the last row; written so that no row's work can be left out. */
    private Object[] last;
    private long rows;

    /** Reads all rows below the first one of each sheet and tells their number, without blank ones. */
    long read(Path workbook) throws IOException {
        try (ReadableWorkbook file = new ReadableWorkbook(workbook.toFile()); Stream<Sheet> sheets = file.getSheets()) {
            sheets.forEach(this::read);
        }
        if (rows > 0 && last == null) {
            throw new IllegalStateException("a row without values");
        }
        return rows;
    }

    private void read(Sheet sheet) {
        int[] dates = {-1};
        try (Stream<Row> stream = sheet.openStream()) {
            stream.forEach(row -> {
                if (dates[0] < 0) {
                    dates[0] = dates(row, sheet);
                } else if (read(row, dates[0])) {
                    rows++;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int dates(Row header, Sheet sheet) {
        return header.stream().filter(cell -> cell != null && DATE.equals(cell.getText())).findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + DATE + " in the first row of " + sheet.getName()))
                .getColumnIndex();
    }

    private boolean read(Row row, int dates) {
        int cells = row.getCellCount();
        Object[] values = new Object[cells];
        boolean any = false;
        for (int column = 0; column < cells; column++) {
            Cell cell = row.getCell(column);
            if (cell != null) {
                values[column] = value(cell, column == dates);
                any |= values[column] != null;
            }
        }
        last = values;
        return any;
    }

    private static Object value(Cell cell, boolean date) {
        return switch (cell.getType()) {
            case NUMBER -> date ? cell.asDate() : cell.asNumber();
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean();
            case FORMULA, ERROR -> cell.getRawValue();
            case EMPTY -> null;
        };
    }
}
