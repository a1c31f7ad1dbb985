package dev.tillstream.ingest.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.CountedStream;
import dev.tillstream.ingest.table.LimitedStream;

/**
 * A file of text, gzipped or not. Its encoding is that of its byte order mark, or the one that was given for it, or
 * else what {@link EncodingScan} finds.
 *
 * @param name without its folder
 * @param bytes length of the file as it is stored
 * @param mark length of the byte order mark
 */
record TextFile(Path path, String name, long bytes, boolean gzipped, Charset charset, int mark) {

    private static final int BUFFER = 1 << 16;
    /** Real tables shrink to a tenth; only an attack shrinks to less than this. */
    private static final int MOST_EXPANSION = 200;
    private static final long FREE_EXPANSION = 100L << 20;

    /**
     * Reads the file once to know how it is to be read.
     *
     * @param encoding the file's, if it is known; a byte order mark has the last word
     * @throws UnreadableFileException if it is no text, or damaged
     */
    static TextFile open(Path path, String name, Optional<Charset> encoding) throws IOException {
        long bytes = Files.size(path);
        boolean gzipped;
        try (InputStream in = Files.newInputStream(path)) {
            gzipped = in.read() == 0x1f && in.read() == 0x8b;
        }
        long longest = gzipped ? Math.max(FREE_EXPANSION, bytes * MOST_EXPANSION) : Long.MAX_VALUE;
        try (InputStream in = new BufferedInputStream(limited(bytes(path, gzipped), name, longest), BUFFER)) {
            in.mark(4);
            byte[] start = in.readNBytes(3);
            in.reset();
            if (gzipped && startsWith(start, 'P', 'K', 3)) {
                throw new UnreadableFileException(name, null,
                        "is a gzipped zip archive or workbook: unpack it and give what is in it");
            }
            if (gzipped && startsWith(start, 0x1f, 0x8b)) {
                throw new UnreadableFileException(name, null, "is gzipped twice: unpack it once");
            }
            Optional<Charset> marked = marked(start);
            Optional<Charset> known = marked.or(() -> encoding);
            EncodingScan scan = new EncodingScan(known);
            scan.read(in);
            if (known.isPresent() && !scan.isSound()) {
                throw new UnreadableFileException(name, null, "is not " + known.get() + ", which "
                        + (marked.isPresent() ? "its byte order mark says" : "is set as its encoding"));
            }
            return new TextFile(path, name, bytes, gzipped, known.orElseGet(scan::charset),
                    marked.map(TextFile::markLength).orElse(0)).withoutZeros(scan);
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFileException(name, null,
                    "is cut off or damaged: copy or download it again (" + e.getMessage() + ")", e);
        }
    }

    /** The text behind the byte order mark; {@code counted} is what it reads from. */
    EndMarkedReader reader(CountedStream counted) throws IOException {
        InputStream in = gzipped ? new GZIPInputStream(counted, BUFFER) : counted;
        in.skipNBytes(mark);
        return new EndMarkedReader(new InputStreamReader(in, charset));
    }

    /** The file as it is stored. */
    CountedStream stored() throws IOException {
        return new CountedStream(Files.newInputStream(path));
    }

    private static InputStream bytes(Path path, boolean gzipped) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return gzipped ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Reads no further than what a table can expand to. */
    private static InputStream limited(InputStream in, String name, long longest) {
        return new LimitedStream(in, longest, () -> new UnreadableFileException(name, null,
                "expands to more than " + MOST_EXPANSION + " times its size: not a table"));
    }

    private static Optional<Charset> marked(byte[] start) {
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(start, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(start, 0xfe, 0xff) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static int markLength(Charset charset) {
        return charset == StandardCharsets.UTF_8 ? 3 : 2;
    }

    private TextFile withoutZeros(EncodingScan scan) throws UnreadableFileException {
        if (scan.hasZeros() && !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32")) {
            throw new UnreadableFileException(name, null, "is not an .xlsx workbook, and no CSV either: it holds bytes "
                    + "that no text has (if it is one in UTF-16, save it as UTF-8)");
        }
        return this;
    }

    private static boolean startsWith(byte[] start, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
