package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.source.UnreadableFileException;
import dev.tillstream.ingest.table.RowCells;
import dev.tillstream.ingest.table.TableHeader;
import org.apache.poi.openxml4j.opc.PackagePart;

/**
 * A worksheet that holds a table.
 *
 * @param headerRow how many rows the sheet's XML has up to the header, which is one of them
 * @param bytes length of the sheet's XML, as the container declares it
 */
record SheetTable(String name, PackagePart part, TableHeader header, int headerRow, long bytes) {

    /**
     * Finds the sheet's header row.
     *
     * @return empty if the sheet has no cells
     * @throws UnreadableFileException if it has cells, but no header row with the needed columns
     */
    static Optional<SheetTable> locate(WorkbookPackage.Sheet sheet, SharedStrings strings, String file,
            Optional<Dataset<?>> only) throws IOException {
        TableHeader best = null;
        try (InputStream in = sheet.part().getInputStream(); SheetReader reader = new SheetReader(in, strings)) {
            RowCells row = new RowCells();
            int read = 0;
            for (int rows = 0; rows < TableHeader.HEADER_ROWS && reader.next(row);) {
                read++;
                if (row.isBlank()) {
                    continue;
                }
                rows++;
                TableHeader header = TableHeader.of(row, only);
                if (header.missing().isEmpty()) {
                    return Optional
                            .of(new SheetTable(sheet.name(), sheet.part(), header, read, sheet.part().getSize()));
                }
                if (best == null || header.isNearerThan(best)) {
                    best = header;
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw WorkbookPackage.damaged(file, sheet.name(), e);
        }
        if (best == null) {
            return Optional.empty();
        }
        if (best.texts().contains(CellValues.NO_SHARED_STRING)) {
            throw new UnreadableFileException(file, sheet.name(),
                    "the workbook is damaged: cells refer to shared texts that are not in it");
        }
        throw new UnreadableFileException(file, sheet.name(), complaint(best, sheet, only));
    }

    /** To leave such a sheet out in silence would lose the rows of one whose header has a slip. */
    private static String complaint(TableHeader best, WorkbookPackage.Sheet sheet,
            Optional<Dataset<?>> only) {
        return TableHeader.complaint(best, TableHeader.HEADER_ROWS, only) + "; delete the sheet if it is no table"
                + (sheet.hidden() ? " (it is hidden: unhide it first)" : "");
    }
}
