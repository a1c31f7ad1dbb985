package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Fails at its end if it was not what its archive declares: damage that leaves sound XML shows nowhere else. */
final class VerifiedStream extends CheckedInputStream {

    private final long size;
    private final long checksum;
    private long count;

    VerifiedStream(InputStream in, long size, long checksum) {
        super(in, new CRC32());
        this.size = size;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        verify(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        verify(read);
        return read;
    }

    private void verify(int read) throws IOException {
        if (read >= 0) {
            count += read;
        } else if (count != size || getChecksum().getValue() != checksum) {
            throw new IOException("it has not the length and the checksum that its zip archive declares");
        }
    }
}
