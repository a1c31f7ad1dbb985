package dev.tillstream.ingest.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.xml.stream.XMLStreamException;

/**
 * Fills blocks on a thread of its own, a few ahead of the thread that takes them. The blocks go round, so that memory
 * stays flat. For one taking thread.
 *
 * @param <B> a block, filled again and again
 */
final class Ahead<B> implements Closeable {

    private static final long CLOSE_SECONDS = 5;

    private final Filler<B> filler;
    private final BlockingQueue<B> empty;
    private final BlockingQueue<Filled<B>> full;
    private final Thread thread;
    private volatile boolean closed;

    /** Fills a block. */
    interface Filler<B> {
        /** @return false if nothing follows */
        boolean fill(B block) throws IOException, XMLStreamException;
    }

    /**
     * A block with what there was for it.
     *
     * @param failure why nothing follows, though more was expected; null if all is well
     * @param last whether no block follows
     */
    record Filled<B>(B block, Exception failure, boolean last) {}

    /** Begins at once. */
    Ahead(String name, List<B> blocks, Filler<B> filler) {
        this.filler = filler;
        this.empty = new ArrayBlockingQueue<>(blocks.size(), false, blocks);
        this.full = new ArrayBlockingQueue<>(blocks.size());
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for the next block. After a last one there is none.
     *
     * @param taken the block before, which is of no more use; null at first
     * @throws InterruptedIOException if the thread was interrupted
     */
    Filled<B> next(B taken) throws InterruptedIOException {
        try {
            if (taken != null) {
                empty.add(taken);
            }
            return full.take();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while a sheet was read");
        }
    }

    /** Ends the filling, wherever it is. */
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

    private void run() {
        try {
            for (boolean more = true; more && !closed;) {
                Filled<B> filled = fill(empty.take());
                full.put(filled);
                more = !filled.last();
            }
        } catch (InterruptedException e) {
            // Nobody takes blocks any more.
            Thread.currentThread().interrupt();
        }
    }

    private Filled<B> fill(B block) {
        try {
            return new Filled<>(block, null, !filler.fill(block));
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return new Filled<>(block, e, true);
        } catch (Error e) {
            // Who takes the blocks must not wait for ever.
            return new Filled<>(block, new IOException(e.toString(), e), true);
        }
    }
}
