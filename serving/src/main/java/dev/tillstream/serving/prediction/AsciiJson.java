package dev.tillstream.serving.prediction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Puts together a short answer from parts that are ready and numbers that are not: what a JSON generator does besides,
 * for each answer, took as long as reading and answering together. Not thread-safe.
 */
final class AsciiJson {

    private final byte[] bytes;
    private int length;

    /** @param room bytes that there will be at most */
    AsciiJson(int room) {
        this.bytes = new byte[room];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    AsciiJson raw(byte[] part) {
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** @param part of ASCII characters that JSON does not escape */
    @SuppressWarnings("deprecation")
    AsciiJson raw(String part) {
        // The only way to copy a short text's bytes without an array of their own; exact for ASCII.
        part.getBytes(0, part.length(), bytes, length);
        length += part.length();
        return this;
    }

    AsciiJson number(int number) {
        length = NumberOutput.outputInt(number, bytes, length);
        return this;
    }

    /** The shortest text that is read as the same number. @param number finite */
    AsciiJson number(double number) {
        return raw(NumberOutput.toString(number, true));
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
