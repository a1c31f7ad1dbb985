package dev.tillstream.ingest.workbook;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that were read too far, or shall be read once more, in front of those that follow. Unlike Java's own such streams,
 * it leaves the stream that follows open at its end, and does not look into it together with the bytes: they must not be
 * lost when it fails.
 */
final class PushedBack extends FilterInputStream {

    private final ByteArrayInputStream bytes;

    PushedBack(byte[] bytes, int from, int to, InputStream in) {
        super(in);
        this.bytes = new ByteArrayInputStream(bytes, from, to - from);
    }

    @Override
    public int read() throws IOException {
        int read = bytes.read();
        return read >= 0 ? read : super.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = bytes.read(target, from, length);
        return read >= 0 ? read : super.read(target, from, length);
    }
}
