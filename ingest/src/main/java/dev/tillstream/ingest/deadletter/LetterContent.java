package dev.tillstream.ingest.deadletter;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a dead letter held, as a person can see it.
 *
 * @param kind {@code cells} of a file's row, {@code text}, {@code bytes} that are no text, or {@code nothing}
 * @param cut whether there is more of it than is shown
 */
public record LetterContent(String kind, boolean cut, @JsonInclude(NON_NULL) Map<String, String> cells,
        @JsonInclude(NON_NULL) String text, @JsonInclude(NON_NULL) String base64) {

    /** The most bytes that are shown; cells are shown whole. */
    static final int SHOWN_BYTES = 64 << 10;

    private static final int MAX_CELLS_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> CELLS = new TypeReference<>() {};

    static LetterContent of(Letter letter) {
        byte[] value = letter.value();
        if (value == null) {
            return new LetterContent("nothing", false, null, null, null);
        }
        if (letter.provenance().isOfFile() && value.length <= MAX_CELLS_BYTES) {
            Optional<Map<String, String>> cells = cells(value);
            if (cells.isPresent()) {
                return new LetterContent("cells", false, cells.get(), null, null);
            }
        }
        int shown = Math.min(value.length, SHOWN_BYTES);
        boolean cut = shown < value.length;
        return text(value, shown).map(text -> new LetterContent("text", cut, null, text, null))
                .orElseGet(() -> new LetterContent("bytes", cut, null, null, base64(value, shown)));
    }

    private static Optional<Map<String, String>> cells(byte[] value) {
        try {
            return Optional.ofNullable(JSON.readValue(value, CELLS));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The text of the first bytes, without the half of a character at their end; empty if they are none. */
    private static Optional<String> text(byte[] value, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(value, 0, length), characters, length == value.length);
        if (result.isError()) {
            return Optional.empty();
        }
        String text = characters.flip().toString();
        return text.chars().allMatch(LetterContent::isOfText) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isOfText(int character) {
        return character >= 0x20 && character != 0x7f || character == '\t' || character == '\n' || character == '\r';
    }

    private static String base64(byte[] value, int length) {
        return Base64.getEncoder()
                .encodeToString(length == value.length ? value : java.util.Arrays.copyOf(value, length));
    }
}
