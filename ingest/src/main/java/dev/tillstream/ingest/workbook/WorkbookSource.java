package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.CharacterCache;
import dev.tillstream.ingest.table.RowCells;
import dev.tillstream.ingest.table.RowParser;
import dev.tillstream.ingest.table.TableHeader;

/**
 * The rows of an .xlsx workbook: sheet by sheet in the order of the tabs, row by row. It streams: of the file, it holds
 * the table of shared texts and some rows, which a thread of its own reads ahead.
 */
public final class WorkbookSource implements RowSource {

    private final WorkbookPackage workbook;
    private final SharedStrings strings;
    private final boolean date1904;
    private final ReadOptions options;
    private final List<SheetTable> tables;
    private final long totalBytes;
    /** Begins with the first row that is wanted. */
    private RowsAhead ahead;
    private Ahead.Filled<RowsAhead.Block> filled;
    private RowsAhead.Block block;
    private int at;
    private SheetTable table;
    /** For texts of the table's cells; made when they are asked for. */
    private RowParser<?> texts;

    private WorkbookSource(WorkbookPackage workbook, SharedStrings strings, boolean date1904, List<SheetTable> tables,
            ReadOptions options) {
        this.workbook = workbook;
        this.strings = strings;
        this.date1904 = date1904;
        this.tables = tables;
        this.options = options;
        this.totalBytes = tables.stream().mapToLong(SheetTable::bytes).sum();
    }

    /**
     * Opens a workbook and finds the header of each sheet. Sheets without any cell are passed over.
     *
     * @throws UnreadableFileException if it can't be read, or a sheet has not the needed columns
     */
    public static WorkbookSource open(Path file, ReadOptions options) throws IOException {
        WorkbookPackage workbook = WorkbookPackage.open(file);
        try {
            WorkbookIndex index = workbook.index();
            SharedStrings strings = workbook.sharedStrings();
            List<SheetTable> tables = new ArrayList<>();
            for (WorkbookPackage.Sheet sheet : workbook.sheets(index)) {
                SheetTable.locate(sheet, strings, workbook.file(), options.dataset()).ifPresent(tables::add);
            }
            if (tables.isEmpty()) {
                throw new UnreadableFileException(workbook.file(), null, "the workbook has no sheet with cells");
            }
            requireOneDataset(workbook.file(), tables);
            return new WorkbookSource(workbook, strings, index.date1904(), tables, options);
        } catch (UnreadableFileException e) {
            workbook.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw WorkbookPackage.damaged(workbook.file(), null, e);
        }
    }

    @Override
    public Dataset<?> dataset() {
        return tables.get(0).header().dataset();
    }

    @Override
    public List<String> ignoredColumns() {
        return TableHeader.ignored(tables.stream().map(SheetTable::header).toList());
    }

    @Override
    public boolean next() throws IOException {
        while (block == null || ++at >= block.count()) {
            if (filled != null && filled.failure() != null) {
                throw WorkbookPackage.damaged(workbook.file(), block.table().name(), filled.failure());
            }
            if (filled != null && filled.last()) {
                return false;
            }
            takeNextBlock();
        }
        return true;
    }

    private void takeNextBlock() throws IOException {
        if (ahead == null) {
            CharacterCache cache = new CharacterCache();
            ahead = new RowsAhead(tables, strings, of -> parser(of, cache));
        }
        filled = ahead.next(block);
        block = filled.block();
        at = -1;
        if (block.table() != table) {
            table = block.table();
            texts = null;
        }
    }

    private RowParser<?> parser(SheetTable of, CharacterCache cache) {
        return RowParser.of(of.header(), date1904, options.zone(), cache);
    }

    @Override
    public RowOutcome<?> outcome() {
        return block.outcome(at);
    }

    @Override
    public String sheet() {
        return table.name();
    }

    @Override
    public int line() {
        return block.row(at).line();
    }

    @Override
    public Map<String, String> cells() {
        RowCells row = block.row(at);
        if (texts == null) {
            texts = parser(table, new CharacterCache());
        }
        return table.header().byHeader(row, cell -> texts.asText(row, cell));
    }

    @Override
    public double fractionRead() {
        return totalBytes <= 0 || block == null ? 0 : Math.min(1, (double) block.bytes() / totalBytes);
    }

    @Override
    public void close() throws IOException {
        if (ahead != null) {
            ahead.close();
        }
        workbook.close();
    }

    private static void requireOneDataset(String file, List<SheetTable> tables) throws UnreadableFileException {
        Dataset<?> first = tables.get(0).header().dataset();
        for (SheetTable table : tables) {
            if (table.header().dataset() != first) {
                throw new UnreadableFileException(file, table.name(), "holds " + table.header().dataset().name()
                        + ", but sheet '" + tables.get(0).name() + "' holds " + first.name()
                        + ": save them as two workbooks");
            }
        }
    }
}
