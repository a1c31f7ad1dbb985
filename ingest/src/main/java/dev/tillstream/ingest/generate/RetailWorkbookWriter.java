package dev.tillstream.ingest.generate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.tillstream.data.transaction.Transaction;

/**
 * Writes transactions as a workbook of the form of <i>Online Retail II</i>: one sheet for each of its two years, codes
 * of digits as numbers, other texts shared, times as Excel dates. A sheet that is full goes on in a further one.
 *
 * <p>
 * The parts of the workbook are streamed into the file; only the table of shared texts is kept in memory. Rows are
 * expected in the order of their times: none goes back to a sheet that is closed. Not thread-safe.
 */
public final class RetailWorkbookWriter implements Closeable {

    /** Rows of a sheet that the format allows, the header included. */
    static final int MAX_SHEET_ROWS = 1_048_576;

    private static final Instant SECOND_YEAR = Instant.parse("2010-12-01T00:00:00Z");
    private static final List<String> YEARS = List.of("Year 2009-2010", "Year 2010-2011");
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    /** Nearly as small as the default, in much less time. */
    private static final int COMPRESSION = 4;

    private final ZipOutputStream zip;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final List<String> sheetNames = new ArrayList<>();
    private final int maxSheetRows;
    private SheetXml sheet;
    private int year;
    private int part;
    private long references;

    public RetailWorkbookWriter(Path file) throws IOException {
        this(file, MAX_SHEET_ROWS);
    }

    RetailWorkbookWriter(Path file, int maxSheetRows) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        this.zip.setLevel(COMPRESSION);
        this.maxSheetRows = maxSheetRows;
    }

    /** Adds a row behind those that were added. */
    public void write(Transaction row) throws IOException {
        if (year == 0 && !row.invoiceDate().isBefore(SECOND_YEAR)) {
            openSheetsUpTo(1);
        } else if (sheet == null) {
            openSheetsUpTo(0);
        } else if (sheet.rows() == maxSheetRows) {
            openSheet();
        }
        sheet.write(row);
    }

    /** Completes the workbook; without this, the file is none. */
    @Override
    public void close() throws IOException {
        try (zip) {
            openSheetsUpTo(1);
            closeSheet();
            part("xl/sharedStrings.xml");
            WorkbookParts.sharedStrings(zip, strings.keySet(), references);
            part("xl/workbook.xml");
            WorkbookParts.workbook(zip, sheetNames);
            part("xl/_rels/workbook.xml.rels");
            WorkbookParts.workbookRelationships(zip, sheetNames.size());
            part("xl/styles.xml");
            WorkbookParts.styles(zip);
            part("_rels/.rels");
            WorkbookParts.relationships(zip);
            part("[Content_Types].xml");
            WorkbookParts.contentTypes(zip, sheetNames.size());
        }
    }

    /** Both years have a sheet, also one without rows. */
    private void openSheetsUpTo(int newYear) throws IOException {
        while (sheet == null || year < newYear) {
            if (sheet != null) {
                year++;
            }
            part = 0;
            openSheet();
        }
    }

    private void openSheet() throws IOException {
        closeSheet();
        part++;
        sheetNames.add(part == 1 ? YEARS.get(year) : YEARS.get(year) + " (" + part + ")");
        part("xl/worksheets/sheet" + sheetNames.size() + ".xml");
        sheet = new SheetXml(zip, this::shared);
    }

    private void closeSheet() throws IOException {
        if (sheet != null) {
            sheet.end();
        }
    }

    private int shared(String text) {
        references++;
        Integer number = strings.get(text);
        if (number == null) {
            number = strings.size();
            strings.put(text, number);
        }
        return number;
    }

    private void part(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
    }
}
