package dev.tillstream.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a text to its end to know its encoding: UTF-8, or else that of Windows in the West, which is ISO-8859-1 with
 * quotes and dashes in the place of control characters. A few damaged bytes in a text of UTF-8 don't make it another
 * one. Used once.
 */
final class EncodingScan {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    private static final int FIRST_LEAD_BYTE = 0xc0;

    private final CharsetDecoder decoder;
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER);
    private final ByteBuffer rest = ByteBuffer.allocate(BUFFER + 8);
    private long leadBytes;
    private long malformed;
    private boolean zeros;

    /** @param expected the encoding that the text should have; UTF-8 where nothing is expected */
    EncodingScan(Optional<Charset> expected) {
        decoder = expected.orElse(StandardCharsets.UTF_8).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Whether all of it is of the expected encoding. */
    boolean isSound() {
        return malformed == 0;
    }

    /** @throws IOException also when the text is cut off */
    void read(InputStream in) throws IOException {
        byte[] chunk = new byte[BUFFER];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            count(chunk, read);
            rest.put(chunk, 0, read);
            decode(false);
        }
        decode(true);
    }

    /** Whether there are zero bytes, which no text of one of these encodings has. */
    boolean hasZeros() {
        return zeros;
    }

    Charset charset() {
        return malformed == 0 || leadBytes > 2 * malformed ? StandardCharsets.UTF_8 : WESTERN;
    }

    private void count(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] <= 0) {
                zeros |= chunk[i] == 0;
                leadBytes += (chunk[i] & 0xff) >= FIRST_LEAD_BYTE ? 1 : 0;
            }
        }
    }

    private void decode(boolean end) {
        rest.flip();
        CoderResult result = decoder.decode(rest, decoded.clear(), end);
        while (!result.isUnderflow()) {
            if (result.isError()) {
                malformed++;
                rest.position(rest.position() + result.length());
            }
            result = decoder.decode(rest, decoded.clear(), end);
        }
        rest.compact();
    }
}
