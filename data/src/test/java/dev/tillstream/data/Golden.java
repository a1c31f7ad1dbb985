package dev.tillstream.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files that hold a form as it was once published: what is in use must stay readable. */
public final class Golden {

    private Golden() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (file == null) {
                throw new IOException("no golden file " + name);
            }
            return file.readAllBytes();
        }
    }

    /** The file's text without the line break at its end. */
    public static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8).stripTrailing();
    }
}
