package dev.tillstream.ingest.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tillstream.ingest.csv.CsvSource;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.RowSource;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.workbook.WorkbookSource;

/** Opens a file by its content; its name does not matter. */
public final class RowSources {

    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] ZIP_WITHOUT_ENTRIES = {'P', 'K', 5, 6};
    private static final int[] OLE2 = {0xd0, 0xcf, 0x11, 0xe0};

    private RowSources() {}

    /** As {@link #open(Path, ReadOptions)}, with everything found out from the file. */
    public static RowSource open(Path file) throws IOException {
        return open(file, ReadOptions.DETECT);
    }

    /**
     * Opens a file and finds its columns, so that most bad files are known before the first row is read.
     *
     * @throws UnreadableFileException if the file is missing, of another kind, damaged, or has not the needed columns
     */
    public static RowSource open(Path file, ReadOptions options) throws IOException {
        InputFile.requireFile(file);
        String name = InputFile.name(file);
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(OtherFiles.START);
        }
        if (start.length == 0) {
            throw new UnreadableFileException(name, null, "the file is empty");
        }
        if (startsWith(start, ZIP)) {
            return WorkbookSource.open(file, options);
        }
        if (startsWith(start, ZIP_WITHOUT_ENTRIES)) {
            throw new UnreadableFileException(name, null, "is an empty zip archive, not a workbook");
        }
        if (startsWith(start, OLE2)) {
            throw new UnreadableFileException(name, null, Ole2Files.advice(file));
        }
        String other = OtherFiles.advice(start);
        if (other != null) {
            throw new UnreadableFileException(name, null, other);
        }
        return CsvSource.open(file, name, options);
    }

    private static boolean startsWith(byte[] bytes, int[] signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
