package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks through the directory of a zip archive before anybody holds it: millions of entries would fill the memory. */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int START_IN_END = 16;
    private static final int MAX_COMMENT = 0xffff;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int ZIP64_END_IN_LOCATOR = 8;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int START_IN_ZIP64_END = 48;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    /** Where an entry tells the lengths of its name, its extra field and its comment. */
    private static final int LENGTHS_IN_ENTRY = 28;

    private ZipDirectory() {}

    /** Whether there are more entries than that; what the archive declares of their number is not believed. */
    static boolean hasMoreThan(int most, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int entries = 0;
            for (long at = start(channel); at >= 0 && entries <= most; entries++) {
                ByteBuffer entry = read(channel, at, ENTRY_LENGTH);
                if (entry.limit() < ENTRY_LENGTH || entry.getInt(0) != ENTRY) {
                    break;
                }
                at += ENTRY_LENGTH;
                for (int field = 0; field < 3; field++) {
                    at += Short.toUnsignedInt(entry.getShort(LENGTHS_IN_ENTRY + Short.BYTES * field));
                }
            }
            return entries > most;
        }
    }

    /** Where the directory begins, or -1 if there is none. */
    private static long start(FileChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - END_LENGTH - MAX_COMMENT - LOCATOR_LENGTH);
        ByteBuffer tail = read(channel, from, (int) (channel.size() - from));
        for (int end = tail.limit() - END_LENGTH; end >= 0; end--) {
            if (tail.getInt(end) == END) {
                int locator = end - LOCATOR_LENGTH;
                return locator >= 0 && tail.getInt(locator) == LOCATOR
                        ? zip64Start(channel, tail.getLong(locator + ZIP64_END_IN_LOCATOR))
                        : Integer.toUnsignedLong(tail.getInt(end + START_IN_END));
            }
        }
        return -1;
    }

    private static long zip64Start(FileChannel channel, long at) throws IOException {
        ByteBuffer end = read(channel, at, ZIP64_END_LENGTH);
        return end.limit() < ZIP64_END_LENGTH ? -1 : end.getLong(START_IN_ZIP64_END);
    }

    /** So many bytes, or fewer at the file's end. */
    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        int read = at < 0 ? -1 : 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }
}
