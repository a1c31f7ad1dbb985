package dev.tillstream.ingest.detect;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The old container format of Excel, which encrypted new workbooks are wrapped in too. */
final class Ole2Files {

    private static final String ENCRYPTED = "EncryptedPackage";

    private Ole2Files() {}

    /** What to tell the sender of such a file. */
    static String advice(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (container.getRoot().hasEntryCaseInsensitive(ENCRYPTED)) {
                return "is encrypted: remove the password in Excel and save it again";
            }
            return "is not an .xlsx workbook but an old Excel file (.xls) or the like: save it as .xlsx";
        } catch (IOException | RuntimeException damaged) {
            return "is a damaged old Excel file (.xls) or the like: " + damaged.getMessage();
        }
    }
}
