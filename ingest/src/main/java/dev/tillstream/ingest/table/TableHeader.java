package dev.tillstream.ingest.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tillstream.data.transaction.TransactionColumn;

/**
 * The header row of a sheet.
 *
 * @param line its one-based row number
 * @param texts header of each cell, null where the cell is empty
 * @param columns where each known column stands
 */
record TableHeader(int line, List<String> texts, Map<TransactionColumn, Integer> columns) {

    private static final Set<TransactionColumn> NEEDED = EnumSet.of(TransactionColumn.INVOICE_NO,
            TransactionColumn.STOCK_CODE, TransactionColumn.QUANTITY, TransactionColumn.INVOICE_DATE,
            TransactionColumn.UNIT_PRICE);

    /** Takes a row for a header row, whatever is in it. */
    static TableHeader of(RowCells row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.columns(); column++) {
            texts.add(row.isBlank(column) ? null : row.text(column).strip());
        }
        return new TableHeader(row.line(), texts, TransactionColumn.locate(texts));
    }

    /** The needed columns that are not there; a row that misses none is the header row. */
    Set<TransactionColumn> missing() {
        Set<TransactionColumn> missing = EnumSet.copyOf(NEEDED);
        missing.removeAll(columns.keySet());
        return missing;
    }

    static String names(Set<TransactionColumn> columns) {
        return columns.stream().map(TransactionColumn::header).collect(Collectors.joining(", "));
    }

    /** The zero-based cell of each column by ordinal, -1 where there is none. */
    int[] cells() {
        int[] cells = new int[TransactionColumn.values().length];
        Arrays.fill(cells, -1);
        columns.forEach((column, cell) -> cells[column.ordinal()] = cell);
        return cells;
    }

    /** The header as the file has it. */
    String text(int cell) {
        return cell < texts.size() && texts.get(cell) != null ? texts.get(cell) : "column " + letters(cell);
    }

    /** The row's cells by header, empty ones left out; where a header occurs again, the column's letters follow it. */
    Map<String, String> byHeader(RowCells row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int cell = 0; cell < row.columns(); cell++) {
            String value = row.text(cell);
            if (value != null && cells.putIfAbsent(text(cell), value) != null) {
                cells.put(text(cell) + " (" + letters(cell) + ")", value);
            }
        }
        return cells;
    }

    private static String letters(int cell) {
        StringBuilder letters = new StringBuilder();
        for (int rest = cell + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
