package dev.tillstream.ingest.table;

/** What a cell holds. */
enum CellType {
    BLANK, NUMBER, TEXT, BOOLEAN, ERROR
}
