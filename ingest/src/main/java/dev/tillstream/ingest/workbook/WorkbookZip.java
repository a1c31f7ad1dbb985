package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.LimitedStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.opc.internal.InvalidZipException;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * The zip archive that a workbook is. An entry's end is its end only if length and checksum are as declared, and what
 * POI reads into memory as a whole is bounded. Not thread-safe.
 */
final class WorkbookZip extends ZipFileZipEntrySource {

    /** Of the list of content types and of relationships: far above what a workbook of many sheets and links has. */
    private static final int MAX_INDEX = 16 << 20;
    /** POI's own limit. */
    private static final int MAX_FILES = 1_000;
    private static final int SHOWN_NAMES = 3;
    private static final int SHOWN_CHARACTERS = 80;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String OPEN_DOCUMENT = "mimetype";

    private boolean indexed;

    private WorkbookZip(ZipSecureFile zip) {
        super(zip);
    }

    /** @throws UnreadableFileException if it is damaged, or obviously no workbook */
    static WorkbookZip open(Path path, String file) throws IOException {
        if (ZipDirectory.hasMoreThan(MAX_FILES, path)) {
            throw new UnreadableFileException(file, null, "holds more than " + MAX_FILES
                    + " files: unpack it if it is an archive of tables, or copy the sheets to a new workbook");
        }
        // Opened as a zip file first: POI would read one without a directory as a stream, all of it into memory.
        ZipSecureFile zip = openZip(path, file);
        WorkbookZip workbook = new WorkbookZip(zip);
        String why = workbook.refusal();
        if (why != null) {
            zip.close();
            throw new UnreadableFileException(file, null, why);
        }
        return workbook;
    }

    /** POI has read what it reads as a whole. */
    void indexed() {
        indexed = true;
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        InputStream in = new VerifiedStream(super.getInputStream(entry), entry.getSize(), entry.getCrc());
        return indexed
                ? in
                : new LimitedStream(in, MAX_INDEX,
                        () -> new IOException("its index is longer than " + MAX_INDEX + " bytes"));
    }

    private static ZipSecureFile openZip(Path path, String file) throws IOException {
        try {
            return new ZipSecureFile(path.toFile());
        } catch (InvalidZipException e) {
            throw new UnreadableFileException(file, null, "is damaged: " + e.getMessage() + "; save it again in Excel",
                    e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFileException(file, null, "is cut off or damaged: copy or download it again ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")", e);
        }
    }

    private String refusal() {
        List<? extends ZipArchiveEntry> entries = Collections.list(getEntries());
        if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
            return "is encrypted: remove the password and save it again";
        }
        if (getEntry(CONTENT_TYPES) != null) {
            return null;
        }
        return getEntry(OPEN_DOCUMENT) == null
                ? "is a zip archive, not an .xlsx workbook: unpack it and give the tables in it (" + names(entries)
                        + ")"
                : "is an OpenDocument file (.ods), not an .xlsx workbook: save it as .xlsx";
    }

    private static String names(List<? extends ZipArchiveEntry> entries) {
        List<String> names = new ArrayList<>();
        entries.stream().map(ZipArchiveEntry::getName).limit(SHOWN_NAMES)
                .forEach(name -> names.add(name.substring(0, Math.min(name.length(), SHOWN_CHARACTERS))));
        return String.join(", ", names) + (entries.size() > SHOWN_NAMES ? ", …" : "");
    }
}
