package dev.tillstream.ingest.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Fails where a stream is longer than it may be. */
public final class LimitedStream extends FilterInputStream {

    private final long limit;
    private final Supplier<IOException> tooLong;
    private long count;

    public LimitedStream(InputStream in, long limit, Supplier<IOException> tooLong) {
        super(in);
        this.limit = limit;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) throws IOException {
        count += Math.max(0, more);
        if (count > limit) {
            throw tooLong.get();
        }
    }
}
