package dev.tillstream.ingest.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

import dev.tillstream.ingest.RawWorkbook;

/** A zip archive byte by byte, for what no library writes: twice the same name, wrong sizes, locked entries. */
final class RawZip {

    private static final int STORED = 0;
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int IN_ZIP64 = 0xffffffff;
    private static final short ZIP64 = 1;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    /**
     * What an entry says of itself.
     *
     * @param flags bit 0: encrypted
     * @param declaredSize its length when unpacked; beyond four gigabytes in the form of Zip64
     */
    record Entry(String name, byte[] data, int flags, int method, int crc, long declaredSize) {

        static Entry of(String name, byte[] data) {
            CRC32 crc = new CRC32();
            crc.update(data);
            return new Entry(name, data, 0, STORED, (int) crc.getValue(), data.length);
        }

        Entry encrypted() {
            return new Entry(name, data, 1, method, crc, declaredSize);
        }

        Entry method(int other) {
            return new Entry(name, data, flags, other, crc, declaredSize);
        }

        Entry wrongCrc() {
            return new Entry(name, data, flags, method, crc + 1, declaredSize);
        }

        Entry declaring(long size) {
            return new Entry(name, data, flags, method, crc, size);
        }
    }

    /** Changes an entry on its way into an archive. */
    interface Change {
        Entry of(Entry entry);
    }

    RawZip add(Entry entry) {
        int offset = entries.size();
        append(entries, header(entry, LOCAL, 0));
        entries.writeBytes(entry.data);
        append(directory, header(entry, CENTRAL, offset));
        count++;
        return this;
    }

    RawZip add(String name, String text) {
        return add(Entry.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The parts of a workbook, with one of them changed. */
    static RawZip of(RawWorkbook workbook, String changed, Change change) {
        RawZip zip = new RawZip();
        content(workbook).forEach((name, data) -> {
            Entry sound = Entry.of(name, data);
            zip.add(name.equals(changed) ? change.of(sound) : sound);
        });
        return zip;
    }

    static RawZip of(RawWorkbook workbook) {
        return of(workbook, "", entry -> entry);
    }

    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes());
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(entries.toByteArray());
        all.writeBytes(directory.toByteArray());
        ByteBuffer end = little(22).putInt(END).putInt(0).putShort((short) Math.min(count, 0xffff))
                .putShort((short) Math.min(count, 0xffff)).putInt(directory.size()).putInt(entries.size())
                .putShort((short) 0);
        append(all, end);
        return all.toByteArray();
    }

    /** Where the directory begins. */
    int directoryOffset() {
        return entries.size();
    }

    private static Map<String, byte[]> content(RawWorkbook workbook) {
        Map<String, byte[]> content = new LinkedHashMap<>();
        workbook.parts().forEach((name, part) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                part.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            content.put(name, out.toByteArray());
        });
        return content;
    }

    /** Both headers tell the same in nearly the same order. */
    private static ByteBuffer header(Entry entry, int signature, int offset) {
        byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
        byte[] extra = entry.declaredSize > 0xffffffffL ? zip64(entry) : new byte[0];
        boolean central = signature == CENTRAL;
        ByteBuffer header = little((central ? 46 : 30) + name.length + extra.length).putInt(signature);
        if (central) {
            header.putShort((short) 20);
        }
        header.putShort((short) 20).putShort((short) entry.flags).putShort((short) entry.method).putInt(0)
                .putInt(entry.crc).putInt(extra.length == 0 ? entry.data.length : IN_ZIP64)
                .putInt(extra.length == 0 ? (int) entry.declaredSize : IN_ZIP64).putShort((short) name.length)
                .putShort((short) extra.length);
        if (central) {
            header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
        }
        return header.put(name).put(extra);
    }

    private static byte[] zip64(Entry entry) {
        return little(20).putShort(ZIP64).putShort((short) 16).putLong(entry.declaredSize)
                .putLong(entry.data.length).array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void append(ByteArrayOutputStream out, ByteBuffer bytes) {
        out.writeBytes(bytes.array());
    }
}
