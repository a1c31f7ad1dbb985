package dev.tillstream.data.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Long columns of numbers in artefacts: a list of Base64 texts, whose bytes one behind the other are the numbers,
 * big-endian. A tenth of the length of decimal numbers and of the time, and in pieces, since many readers of JSON bound the
 * length of a text.
 */
final class ColumnText {

    /** Of three and of eight, so that neither Base64 nor numbers are cut. */
    private static final int PIECE = 3 << 18;

    private ColumnText() {}

    static byte[] bytes(long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Long.BYTES));
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }

    static byte[] bytes(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES));
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    static void write(String name, byte[] bytes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int from = 0; from < bytes.length; from += PIECE) {
            json.writeBinary(bytes, from, Math.min(PIECE, bytes.length - from));
        }
        json.writeEndArray();
    }

    static long[] longs(JsonNode json, String name) {
        ByteBuffer bytes = bytes(json, name, Long.BYTES);
        long[] numbers = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(numbers);
        return numbers;
    }

    static int[] ints(JsonNode json, String name) {
        ByteBuffer bytes = bytes(json, name, Integer.BYTES);
        int[] numbers = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(numbers);
        return numbers;
    }

    static float[] floats(JsonNode json, String name) {
        ByteBuffer bytes = bytes(json, name, Float.BYTES);
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer bytes(JsonNode json, String name, int bytesOfOne) {
        byte[] bytes = new byte[0];
        int length = 0;
        for (JsonNode text : ModelFields.required(json, name)) {
            byte[] piece = piece(text, name);
            if (length + piece.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, piece.length), bytes.length * 3 / 2));
            }
            System.arraycopy(piece, 0, bytes, length, piece.length);
            length += piece.length;
        }
        if (length % bytesOfOne != 0) {
            throw new ArtefactFormatException(
                    "'" + name + "' has " + length + " bytes, of which one number has " + bytesOfOne);
        }
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private static byte[] piece(JsonNode text, String name) {
        try {
            if (text.isTextual()) {
                return text.binaryValue();
            }
        } catch (IOException e) {
            throw new ArtefactFormatException("'" + name + "' holds something that is not Base64: " + e.getMessage(),
                    e);
        }
        throw new ArtefactFormatException("'" + name + "' holds something that is no text");
    }
}
