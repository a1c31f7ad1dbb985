package dev.tillstream.ingest.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.xml.stream.XMLStreamException;

/**
 * Reads the rows of a workbook's tables on a thread of its own, a few blocks ahead of the one who takes them: unpacking
 * and parsing a sheet costs about as much as all that is done with its rows. The blocks go round, so that memory stays
 * flat. For one taking thread.
 */
final class RowsAhead implements Closeable {

    private static final int BLOCKS = 4;
    private static final int ROWS = 256;
    /** Cells and characters of a block. */
    private static final int MAX_WEIGHT = 1 << 20;
    private static final long CLOSE_SECONDS = 5;

    private final List<SheetTable> tables;
    private final SharedStrings strings;
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread = new Thread(this::read, "sheet-reader");
    /** Of the tables that are read; for the reading thread. */
    private long bytes;
    private volatile boolean closed;

    /** Rows of one table that follow each other, none of them blank or part of the header. */
    static final class Block {
        private final RowCells[] rows = new RowCells[ROWS];
        private SheetTable table;
        private int count;
        private int weight;
        private long bytes;
        private Exception failure;
        private boolean last;

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

        /** How many bytes of XML had been read, of all tables, when the block was full. */
        long bytes() {
            return bytes;
        }

        /** Why there is nothing behind these rows; null if all is well. */
        Exception failure() {
            return failure;
        }

        /** Whether no block follows. */
        boolean isLast() {
            return last;
        }

        private void clear(SheetTable of) {
            for (int i = 0; i <= count && i < ROWS; i++) {
                rows[i].shrink();
            }
            table = of;
            count = 0;
            weight = 0;
            failure = null;
            last = false;
        }

        private boolean isFull() {
            // Long and wide rows fill a block sooner: only an attack has many of them.
            return count == ROWS || weight >= MAX_WEIGHT;
        }
    }

    RowsAhead(List<SheetTable> tables, SharedStrings strings) {
        this.tables = tables;
        this.strings = strings;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block());
        }
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for the next rows. After a block with a failure, or the last one, there are none.
     *
     * @param taken the block before, which is of no more use; null at first
     * @throws InterruptedIOException if the thread was interrupted
     */
    Block next(Block taken) throws InterruptedIOException {
        try {
            if (taken != null) {
                empty.add(taken);
            }
            return full.take();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while a sheet was read");
        }
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            boolean sound = true;
            for (int i = 0; i < tables.size() && sound && !closed; i++) {
                sound = read(tables.get(i), i == tables.size() - 1);
            }
        } catch (InterruptedException e) {
            // Nobody takes rows any more.
            Thread.currentThread().interrupt();
        }
    }

    /** @return false if the table could not be read to its end */
    private boolean read(SheetTable table, boolean last) throws InterruptedException {
        Block block = begin(table);
        try (CountedStream stream = new CountedStream(table.part().getInputStream());
                SheetReader reader = new SheetReader(stream, strings)) {
            int rowsRead = 0;
            while (!closed && reader.next(block.rows[block.count])) {
                RowCells row = block.rows[block.count];
                // Not by the row's number: some files give one number to many rows.
                if (++rowsRead > table.headerRow() && !row.isBlank()) {
                    block.count++;
                    block.weight += row.columns() + row.ownCharacters();
                    if (block.isFull()) {
                        hand(block, stream.count());
                        block = begin(table);
                    }
                }
            }
            if (!closed) {
                // Its end tells whether what was read of it is what was written.
                stream.transferTo(OutputStream.nullOutputStream());
            }
            bytes += stream.count();
            block.last = last;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            block.failure = e;
        } catch (Error e) {
            // Who takes the rows must not wait for ever.
            block.failure = new IOException(e.toString(), e);
        }
        boolean sound = block.failure == null;
        hand(block, 0);
        return sound;
    }

    private Block begin(SheetTable table) throws InterruptedException {
        Block block = empty.take();
        block.clear(table);
        return block;
    }

    /** @param ofThisTable bytes that are not in {@link #bytes} yet */
    private void hand(Block block, long ofThisTable) throws InterruptedException {
        block.bytes = bytes + ofThisTable;
        full.put(block);
    }
}
