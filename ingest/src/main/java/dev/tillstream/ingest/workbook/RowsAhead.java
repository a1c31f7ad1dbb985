package dev.tillstream.ingest.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.table.CountedStream;
import dev.tillstream.ingest.table.RowCells;
import dev.tillstream.ingest.table.RowParser;

/**
 * Reads the rows of a workbook's tables on a thread of its own, one table after the other: to read them costs about as
 * much as to send them. For one taking thread.
 */
final class RowsAhead implements Closeable {

    /** So many that reading goes on while a transaction is committed. */
    private static final int BLOCKS = 12;
    private static final int ROWS = 256;
    /** Cells and characters of a block. */
    private static final int MAX_WEIGHT = 1 << 20;

    private final List<SheetTable> tables;
    private final SharedStrings strings;
    private final Function<SheetTable, RowParser<?>> parsers;
    private final Ahead<Block> ahead;
    /** Of the tables that are read, in bytes. What follows belongs to the reading thread, too. */
    private long bytes;
    private int table;
    private CountedStream stream;
    private SheetReader reader;
    private RowParser<?> parser;

    /** Rows of one table that follow each other, none of them blank or part of the header. */
    static final class Block {
        private final RowCells[] rows = new RowCells[ROWS];
        private final RowOutcome<?>[] outcomes = new RowOutcome<?>[ROWS];
        private SheetTable table;
        private int count;
        private int weight;
        private long bytes;

        private Block() {
            for (int i = 0; i < ROWS; i++) {
                rows[i] = new RowCells();
            }
        }

        SheetTable table() {
            return table;
        }

        int count() {
            return count;
        }

        RowCells row(int index) {
            return rows[index];
        }

        RowOutcome<?> outcome(int index) {
            return outcomes[index];
        }

        /** How many bytes of XML had been read, of all tables, when the block was full. */
        long bytes() {
            return bytes;
        }

        private void clear(SheetTable of) {
            for (int i = 0; i <= count && i < ROWS; i++) {
                rows[i].shrink();
            }
            table = of;
            count = 0;
            weight = 0;
        }

        private boolean isFull() {
            // Long and wide rows fill a block sooner: only an attack has many of them.
            return count == ROWS || weight >= MAX_WEIGHT;
        }
    }

    /** @param parsers makes a parser for a table, to be used by the reading thread alone */
    RowsAhead(List<SheetTable> tables, SharedStrings strings, Function<SheetTable, RowParser<?>> parsers) {
        this.tables = tables;
        this.strings = strings;
        this.parsers = parsers;
        this.ahead = new Ahead<>("sheet-reader", Stream.generate(Block::new).limit(BLOCKS).toList(), this::fill);
    }

    /** See {@link Ahead#next}. */
    Ahead.Filled<Block> next(Block taken) throws InterruptedIOException {
        return ahead.next(taken);
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() throws IOException {
        ahead.close();
        leave();
    }

    private boolean fill(Block block) throws IOException, XMLStreamException {
        block.clear(tables.get(table));
        if (stream == null) {
            stream = new CountedStream(new BytesAhead(tables.get(table).part().getInputStream()));
            reader = new SheetReader(stream, strings);
            parser = parsers.apply(tables.get(table));
            skip(tables.get(table).headerRow(), block.rows[0]);
        }
        boolean full = fillRows(block);
        block.bytes = bytes + stream.count();
        if (full) {
            return true;
        }
        // Its end tells whether what was read of it is what was written.
        stream.transferTo(OutputStream.nullOutputStream());
        bytes += stream.count();
        leave();
        return ++table < tables.size();
    }

    private void leave() throws IOException {
        try (InputStream closing = stream) {
            if (reader != null) {
                reader.close();
            }
        } finally {
            stream = null;
            reader = null;
        }
    }

    /** By their number in the XML, not by that which they say: some files give one number to many rows. */
    private void skip(int rows, RowCells row) throws XMLStreamException {
        for (int i = 0; i < rows; i++) {
            reader.next(row);
        }
    }

    /** @return false if the table has ended before the block was full */
    private boolean fillRows(Block block) throws XMLStreamException {
        while (!block.isFull()) {
            RowCells row = block.rows[block.count];
            if (!reader.next(row)) {
                return false;
            }
            if (!row.isBlank()) {
                block.outcomes[block.count++] = parser.parse(row);
                block.weight += row.columns() + row.ownCharacters();
            }
        }
        return true;
    }
}
