package dev.tillstream.ingest.corpus;

import java.nio.file.Path;

/**
 * A bad, odd or hostile file that a test makes, and what its sender may expect of it.
 *
 * @param name says what is odd about it
 * @param file its name
 */
record CorpusCase(String name, String file, Content content, Expected expected) {

    /** Makes the file. */
    interface Content {
        void write(Path file) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
