package dev.tillstream.ingest.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;

/**
 * The header row of a table, as that of one dataset.
 *
 * @param line its one-based row number
 * @param texts header of each cell, null where the cell is empty
 * @param cells the zero-based cell of each of the dataset's columns, -1 where there is none
 */
public record TableHeader(int line, List<String> texts, Dataset<?> dataset, int[] cells) {

    /** How many rows are searched for the header: real files have titles and remarks above it. */
    public static final int HEADER_ROWS = 20;

    /** The longest header that is shown; no column has one as long. */
    private static final int MAX_HEADER = 100;
    private static final int MAX_IGNORED = 100;

    /**
     * Takes a row for a header row, whatever is in it, of the dataset that it fits best.
     *
     * @param only the dataset that it must be of, if one is given
     */
    public static TableHeader of(RowCells row, Optional<Dataset<?>> only) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.columns(); column++) {
            texts.add(row.isBlank(column) ? null : ShownText.of(Blanks.strip(row.text(column)), MAX_HEADER));
        }
        TableHeader best = null;
        for (Dataset<?> dataset : only.isPresent() ? List.<Dataset<?>>of(only.get()) : Datasets.ALL) {
            TableHeader header = new TableHeader(row.line(), texts, dataset, dataset.locate(texts));
            if (best == null || header.isNearerThan(best)) {
                best = header;
            }
        }
        return best;
    }

    /** Whether this row is more of a header row than the other. */
    public boolean isNearerThan(TableHeader other) {
        boolean complete = missing().isEmpty();
        return complete != other.missing().isEmpty() ? complete : found() > other.found();
    }

    /** The names of the needed columns that are not there; a row that misses none is the header row. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            Column needed = dataset.columns().get(column);
            if (needed.required() && cells[column] < 0) {
                missing.add(needed.name());
            }
        }
        return missing;
    }

    private int found() {
        int found = 0;
        for (int cell : cells) {
            found += cell >= 0 ? 1 : 0;
        }
        return found;
    }

    /**
     * What is missing, for people.
     *
     * @param best the row that came nearest, null if there was none
     * @param only the dataset that it must be of, if one is given
     */
    public static String complaint(TableHeader best, int searched, Optional<Dataset<?>> only) {
        String none = "none of the first " + searched + " rows has all needed columns";
        if (best == null && only.isPresent()) {
            return none + " of " + needed(only.get());
        }
        if (best == null || only.isEmpty() && best.found() == 0) {
            return none + " of a known dataset: " + Datasets.ALL.stream().map(TableHeader::needed)
                    .collect(Collectors.joining("; "));
        }
        return none + " of " + best.dataset.name() + "; missing: " + String.join(", ", best.missing());
    }

    private static String needed(Dataset<?> dataset) {
        return dataset.name() + " (" + dataset.columns().stream().filter(Column::required).map(Column::name)
                .collect(Collectors.joining(", ")) + ")";
    }

    /** The headers of these tables that are no column's, each once; of very many the first ones and their number. */
    public static List<String> ignored(List<TableHeader> headers) {
        Set<String> ignored = new LinkedHashSet<>();
        for (TableHeader header : headers) {
            for (int cell = 0; cell < header.texts.size(); cell++) {
                if (header.texts.get(cell) != null && !header.isUsed(cell)) {
                    ignored.add(header.texts.get(cell));
                }
            }
        }
        List<String> shown = new ArrayList<>(ignored);
        if (shown.size() > MAX_IGNORED) {
            int more = shown.size() - MAX_IGNORED;
            shown.subList(MAX_IGNORED, shown.size()).clear();
            shown.add("and " + more + " more");
        }
        return shown;
    }

    private boolean isUsed(int cell) {
        for (int used : cells) {
            if (used == cell) {
                return true;
            }
        }
        return false;
    }

    /** The header as the file has it. */
    public String text(int cell) {
        return cell < texts.size() && texts.get(cell) != null ? texts.get(cell) : "column " + letters(cell);
    }

    /** The row's cells by header, empty ones left out; where a header occurs again, the column's letters follow it. */
    public Map<String, String> byHeader(RowCells row, IntFunction<String> text) {
        Map<String, String> byHeader = new LinkedHashMap<>();
        for (int cell = 0; cell < row.columns(); cell++) {
            String value = text.apply(cell);
            if (value != null && byHeader.putIfAbsent(text(cell), value) != null) {
                byHeader.put(text(cell) + " (" + letters(cell) + ")", value);
            }
        }
        return byHeader;
    }

    private static String letters(int cell) {
        StringBuilder letters = new StringBuilder();
        for (int rest = cell + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
