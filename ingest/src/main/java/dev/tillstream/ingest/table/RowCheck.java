package dev.tillstream.ingest.table;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;

/** Checks rows that come from elsewhere than a file, by the rules of files. Thread-safe. */
public final class RowCheck {

    private RowCheck() {}

    /**
     * A field of a row.
     *
     * @param header the column's name or one of its aliases
     * @param value as the cell of a file holds it; null or blank where there is none
     * @param isNumber whether it is the cell's number, and not a text
     */
    public record Field(String header, String value, boolean isNumber) {}

    /**
     * Makes a row.
     *
     * @param fields at most one for each column; those that are no column's don't matter
     * @param zone of dates that say none
     * @return refused with the header of the first column at fault, in the order of the dataset's columns
     */
    public static <R extends Row> RowOutcome<R> check(Dataset<R> dataset, List<Field> fields, ZoneId zone) {
        List<String> headers = new ArrayList<>(fields.stream().map(Field::header).toList());
        int[] found = dataset.locate(headers);
        for (int column = 0; column < found.length; column++) {
            if (found[column] < 0) {
                Column missing = dataset.columns().get(column);
                found[column] = headers.size();
                headers.add(missing.name());
            }
        }
        TableHeader header = new TableHeader(0, headers, dataset, found);
        return new RowParser<>(dataset, header, false, zone, new CharacterCache()).parse(cells(fields));
    }

    private static RowCells cells(List<Field> fields) {
        RowCells cells = new RowCells();
        cells.start(0);
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.value() == null || field.value().isEmpty()) {
                continue;
            }
            if (field.isNumber()) {
                int begin = cells.begin();
                cells.append(field.value().toCharArray(), 0, field.value().length());
                cells.end(i, CellType.NUMBER, begin);
            } else {
                cells.put(i, CellType.TEXT, field.value());
            }
        }
        return cells;
    }
}
