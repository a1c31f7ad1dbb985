package dev.tillstream.ingest.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import dev.tillstream.ingest.source.UnreadableFileException;

/**
 * A file of text, gzipped or not. Its encoding is that of its byte order mark, or else the one that is set. Where there
 * is neither, it is UTF-8, or ISO-8859-1 if the file is not valid UTF-8 to its last byte.
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
        try (InputStream in = new BufferedInputStream(bytes(path, gzipped), BUFFER)) {
            in.mark(4);
            Optional<Charset> marked = marked(in.readNBytes(3));
            in.reset();
            int mark = marked.isEmpty() ? 0 : marked.get() == StandardCharsets.UTF_8 ? 3 : 2;
            in.skipNBytes(mark);
            Optional<Charset> known = marked.or(() -> encoding);
            boolean sound = isText(in, name, known,
                    gzipped ? Math.max(FREE_EXPANSION, bytes * MOST_EXPANSION) : Long.MAX_VALUE);
            if (!sound && known.isPresent()) {
                throw new UnreadableFileException(name, null, "is not " + known.get() + ", which "
                        + (marked.isPresent() ? "its byte order mark says" : "is set as its encoding"));
            }
            return new TextFile(path, name, bytes, gzipped,
                    known.orElse(sound ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), mark);
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFileException(name, null, "is cut off or damaged: " + e.getMessage(), e);
        }
    }

    /** The text behind the byte order mark; {@code counted} is what it reads from. */
    Reader reader(CountedStream counted) throws IOException {
        InputStream in = gzipped ? new GZIPInputStream(counted, BUFFER) : counted;
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
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

    private static Optional<Charset> marked(byte[] start) {
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(start, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(start, 0xfe, 0xff) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** Whether all of it is of the encoding or, where none is known, of UTF-8: else some of it would be lost unseen. */
    private static boolean isText(InputStream in, String name, Optional<Charset> known, long longest)
            throws IOException {
        CharsetDecoder decoder = known.orElse(StandardCharsets.UTF_8).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(BUFFER * decoder.maxCharsPerByte()) + 16);
        byte[] chunk = new byte[BUFFER];
        ByteBuffer rest = ByteBuffer.allocate(BUFFER + 16);
        boolean sound = true;
        long length = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            length += read;
            requireLength(length, longest, name);
            if (sound) {
                rest.put(chunk, 0, read).flip();
                sound = !decoder.decode(rest, out.clear(), false).isError();
                rest.compact();
            }
            // Some encodings have zeros among the bytes of their characters.
            requireNoZero(known.isPresent()
                    ? out.flip().toString()
                    : new String(chunk, 0, read, StandardCharsets.ISO_8859_1), name);
            if (!sound && known.isPresent()) {
                return false;
            }
        }
        return sound && !decoder.decode(rest.flip(), out.clear(), true).isError();
    }

    private static void requireLength(long length, long longest, String name) throws UnreadableFileException {
        if (length > longest) {
            throw new UnreadableFileException(name, null,
                    "expands to more than " + MOST_EXPANSION + " times its size: not a table");
        }
    }

    private static void requireNoZero(String text, String name) throws UnreadableFileException {
        if (text.indexOf(0) >= 0) {
            throw new UnreadableFileException(name, null,
                    "is not an .xlsx workbook, and no CSV either: it holds bytes that no text has");
        }
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
