package dev.tillstream.ingest.workbook;

/** What a cell holds. */
enum CellType {
    BLANK, NUMBER, TEXT, BOOLEAN, ERROR
}
