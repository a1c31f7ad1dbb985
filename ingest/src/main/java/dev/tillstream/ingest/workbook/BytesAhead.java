package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a stream on a thread of its own: to unpack a sheet costs about as much as to find the cells in it. For one
 * reading thread.
 */
final class BytesAhead extends InputStream {

    private static final int BLOCKS = 4;
    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private final Ahead<Block> ahead;
    private Ahead.Filled<Block> current;
    private int at;

    private static final class Block {
        private final byte[] bytes = new byte[SIZE];
        private int length;
    }

    BytesAhead(InputStream in) {
        this.in = in;
        List<Block> blocks = Stream.generate(Block::new).limit(BLOCKS).toList();
        this.ahead = new Ahead<>("sheet-unpacker", blocks, this::fill);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current == null || at == current.block().length) {
            if (current != null && current.failure() != null) {
                throw new IOException(current.failure().getMessage(), current.failure());
            }
            if (current != null && current.last()) {
                return -1;
            }
            current = ahead.next(current == null ? null : current.block());
            at = 0;
        }
        int read = Math.min(length, current.block().length - at);
        System.arraycopy(current.block().bytes, at, target, from, read);
        at += read;
        return read;
    }

    /** Closes the stream that it reads, too. */
    @Override
    public void close() throws IOException {
        ahead.close();
        in.close();
    }

    private boolean fill(Block block) throws IOException {
        block.length = 0;
        // Counted as they come, so that the bytes in front of a failure are not lost.
        while (block.length < SIZE) {
            int read = in.read(block.bytes, block.length, SIZE - block.length);
            if (read < 0) {
                return false;
            }
            block.length += read;
        }
        return true;
    }
}
