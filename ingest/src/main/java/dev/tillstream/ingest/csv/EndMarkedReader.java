package dev.tillstream.ingest.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text with one more line behind its end, so that a parser of CSV tells by it whether the text ends inside of quotes:
 * then it takes the mark for a part of them.
 */
final class EndMarkedReader extends FilterReader {

    static final char MARK = '\0';
    private static final String END = "\n" + MARK;

    private boolean ended;
    private int marked;
    private char last = '\n';

    EndMarkedReader(Reader in) {
        super(in);
    }

    /** Whether the text was read to its end. */
    boolean ended() {
        return ended;
    }

    /** Whether its last line was ended by nothing but the end. */
    boolean endsInLine() {
        return ended && last != '\n' && last != '\r';
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int read = ended ? -1 : super.read(target, from, length);
        if (read > 0) {
            last = target[from + read - 1];
        }
        if (read >= 0) {
            return read;
        }
        ended = true;
        int more = Math.min(length, END.length() - marked);
        END.getChars(marked, marked + more, target, from);
        marked += more;
        return more == 0 ? -1 : more;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
